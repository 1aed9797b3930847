package dev.pulih.simulator.hostile;

import dev.pulih.signal.Pod;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Termination;
import dev.pulih.signal.WorkloadRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pod as it really is, with what it served at each step. */
final class TownPod {

  final PodRef ref;
  final String version;
  private final WorkloadRef owner;
  private final String hash;
  private final Instant createdAt;
  private final double[] requests = new double[Town.STEPS];
  private final double[] errors = new double[Town.STEPS];
  private Optional<Instant> readySince = Optional.empty();
  private Optional<Termination> last = Optional.empty();
  private int restarts;
  private int latest;

  /** Whether it fails while the fault of a single pod lasts. */
  boolean sick;

  TownPod(WorkloadRef owner, String version, String hash, int number, Instant createdAt) {
    this.ref = new PodRef(owner.namespace(), owner.name() + "-" + hash + "-" + number);
    this.owner = owner;
    this.version = version;
    this.hash = hash;
    this.createdAt = createdAt;
  }

  boolean ready() {
    return readySince.isPresent();
  }

  void becomesReady(Instant at) {
    readySince = readySince.or(() -> Optional.of(at));
  }

  void crashes(Instant at) {
    restarts++;
    last = Optional.of(new Termination("OOMKilled", 137, at));
    readySince = Optional.empty();
  }

  /** What it serves in the next step; sums are kept, so that a window costs two looks. */
  void serves(int step, double count, double failing) {
    requests[step] = requests[step - 1] + count;
    errors[step] = errors[step - 1] + count * failing;
    latest = step;
  }

  double requests(int last, int steps) {
    return between(requests, last, steps);
  }

  double errors(int last, int steps) {
    return between(errors, last, steps);
  }

  /** Steps that are not there yet, or were before the beginning, hold nothing. */
  private double between(double[] sums, int last, int steps) {
    return sums[step(last)] - sums[step(last - steps)];
  }

  private int step(int wanted) {
    return Math.max(0, Math.min(wanted, latest));
  }

  boolean madeSince(Instant at) {
    return !createdAt.isBefore(at);
  }

  boolean existedAt(Instant at) {
    return !createdAt.isAfter(at);
  }

  /** As the cluster shows it. */
  Pod shown() {
    Map<String, String> labels = Map.of("version", version, "pod-template-hash", hash);
    Pod.Container app = new Pod.Container("app", restarts, last);
    Pod.Health health = new Pod.Health(createdAt, true, readySince, List.of(app));
    return new Pod(ref, owner, labels, health);
  }
}
