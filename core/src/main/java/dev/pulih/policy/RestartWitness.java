package dev.pulih.policy;

import dev.pulih.signal.Movement;
import dev.pulih.signal.Pod;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.Termination;
import dev.pulih.signal.WorkloadRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads restarts off what the cluster shows: template hashes of pods, and restart counts. */
public final class RestartWitness {

  private RestartWitness() {}

  /** The restarts that a service's pods bear witness to. */
  public static List<RestartSeen> seen(ServiceInventory inventory, Instant now) {
    return Stream.concat(rollouts(inventory), containers(inventory, now)).toList();
  }

  /**
   * A rollout began when the first pod of its template was made. One back to a template that was
   * there before has the same hash, so that its revision tells it from the former one.
   */
  private static Stream<RestartSeen> rollouts(ServiceInventory inventory) {
    Map<WorkloadRef, List<Pod>> byWorkload =
        inventory.pods().stream()
            .filter(p -> p.templateHash().isPresent())
            .collect(Collectors.groupingBy(Pod::workload));
    return byWorkload.entrySet().stream()
        .flatMap(e -> rollouts(e.getKey(), e.getValue(), inventory.movement(e.getKey())));
  }

  private static Stream<RestartSeen> rollouts(
      WorkloadRef workload, List<Pod> pods, Movement movement) {
    Map<String, Instant> firsts =
        pods.stream()
            .collect(
                Collectors.toMap(
                    p -> p.templateHash().orElseThrow(),
                    p -> p.health().createdAt(),
                    (a, b) -> a.isBefore(b) ? a : b));
    return firsts.entrySet().stream()
        .map(
            first ->
                movement
                    .rollback(first.getKey())
                    .map(back -> rollout(workload, back.hash() + "/" + back.revision(), back.at()))
                    .orElseGet(() -> rollout(workload, first.getKey(), first.getValue())));
  }

  private static RestartSeen rollout(WorkloadRef workload, String mark, Instant at) {
    return new RestartSeen(workload, RestartSeen.ROLLOUT, mark, at);
  }

  private static Stream<RestartSeen> containers(ServiceInventory inventory, Instant now) {
    return inventory.pods().stream()
        .sorted(Comparator.comparing(Pod::ref))
        .flatMap(pod -> containers(pod, now));
  }

  private static Stream<RestartSeen> containers(Pod pod, Instant now) {
    return pod.health().containers().stream()
        .filter(container -> container.restarts() > 0)
        .map(container -> container(pod, container, now));
  }

  private static RestartSeen container(Pod pod, Pod.Container container, Instant now) {
    String unit = pod.ref().name() + "/" + container.name();
    String mark = Integer.toString(container.restarts());
    Instant at = container.lastTermination().map(Termination::finishedAt).orElse(now);
    return new RestartSeen(pod.workload(), unit, mark, at);
  }
}
