package dev.pulih.service.kubernetes;

import dev.pulih.recover.Evidence;
import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Request;
import dev.pulih.service.cluster.RequestFailed;
import dev.pulih.service.cluster.Rights;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.WorkloadRef;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads what a restart destroys, piece by piece: what fails, or comes too late, becomes a gap. The
 * restart waits for it, so the time for all of it is bounded.
 */
final class EvidenceReader {

  private static final Duration ENOUGH = Duration.ofSeconds(20);

  private final Cluster cluster;
  private final InstantSource clock;
  private final Instant end;
  private final List<String> gaps = new ArrayList<>();

  EvidenceReader(Cluster cluster, InstantSource clock) {
    this.cluster = cluster;
    this.clock = clock;
    this.end = clock.instant().plus(ENOUGH);
  }

  Evidence read(WorkloadRef workload, List<PodRef> pods) {
    List<Evidence.OfPod> found = pods.stream().flatMap(pod -> read(pod).stream()).toList();
    EventReader events = new EventReader(cluster);
    pods.forEach(pod -> piece("the events of pod " + pod, () -> events.add("Pod", pod)));
    PodRef named = new PodRef(workload.namespace(), workload.name());
    piece("the events of " + workload, () -> events.add(workload.kind(), named));
    return new Evidence(found, events.lines(), gaps);
  }

  private Optional<Evidence.OfPod> read(PodRef ref) {
    return piece("pod " + ref, () -> get(ref)).map(pod -> of(ref, new Suspect(pod)));
  }

  private Evidence.OfPod of(PodRef ref, Suspect suspect) {
    if (suspect.termination().isEmpty()) {
      gaps.add(
          "Pod %s: no container has ended, so its current log is kept, not a previous one."
              .formatted(ref));
    }
    LogTail tail = new LogTail(cluster, ref, suspect);
    return new Evidence.OfPod(
        ref,
        suspect.termination(),
        piece("the log of pod " + ref, tail::read).orElse(""),
        suspect.limits());
  }

  private Pod get(PodRef ref) {
    return cluster.ask(
        new Request(Rights.GET_POD, ref.namespace(), ref.name()),
        api -> api.pods().inNamespace(ref.namespace()).withName(ref.name()).require());
  }

  private <T> Optional<T> piece(String what, Supplier<T> source) {
    if (clock.instant().isAfter(end)) {
      gaps.add("No time was left for %s: the restart does not wait longer.".formatted(what));
      return Optional.empty();
    }
    try {
      return Optional.of(source.get());
    } catch (RequestFailed e) {
      gaps.add("Without %s: %s".formatted(what, e.getMessage()));
      return Optional.empty();
    }
  }
}
