package dev.pulih.simulator.hostile;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.pulih.policy.GuardLimits.Restarts;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Pod;
import dev.pulih.signal.Termination;
import dev.pulih.signal.WorkloadRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The rollouts and restarts that Pulih was shown, counted anew. */
final class Sightings {

  /** When each was, by what it is. */
  private final Map<Sighting, Instant> seen = new HashMap<>();

  /**
   * A rollout or a restart of a container.
   *
   * @param workload of which workload
   * @param pod of which pod; empty for a rollout
   * @param mark which of them
   */
  private record Sighting(WorkloadRef workload, String pod, String mark) {}

  void shown(Inventory inventory, List<TownService> services) {
    services.stream()
        .flatMap(s -> inventory.of(s.ref()).stream())
        .flatMap(here -> here.pods().stream())
        .forEach(this::shown);
  }

  private void shown(Pod pod) {
    String template = pod.labels().getOrDefault("pod-template-hash", "");
    Instant made = pod.health().createdAt();
    seen.merge(new Sighting(pod.workload(), "", template), made, Sightings::earlier);
    int restarts = pod.health().restarts();
    Optional<Termination> last = pod.health().containers().getFirst().lastTermination();
    last.ifPresent(
        end ->
            seen.putIfAbsent(
                new Sighting(pod.workload(), pod.ref().name(), "restart " + restarts),
                end.finishedAt()));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** Whether a workload was rolled out, and one of its containers restarted, too often. */
  boolean loops(WorkloadRef workload, Restarts limit, Instant now) {
    Instant after = now.minus(limit.within());
    Map<String, Long> counts =
        seen.entrySet().stream()
            .filter(s -> s.getKey().workload().equals(workload) && s.getValue().isAfter(after))
            .collect(groupingBy(s -> s.getKey().pod(), TreeMap::new, counting()));
    long rollouts = Optional.ofNullable(counts.remove("")).orElse(0L);
    long worst = counts.values().stream().mapToLong(c -> c).max().orElse(0);
    return rollouts + worst >= limit.count();
  }
}
