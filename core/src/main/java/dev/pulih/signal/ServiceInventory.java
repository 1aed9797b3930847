package dev.pulih.signal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What runs for one service.
 *
 * @param pods its pods
 * @param workloads its workloads
 * @param subsets the subsets of its DestinationRule
 * @param routes its VirtualServices
 * @param movements what changes its workloads beside Pulih
 * @param unread what of it may not be read
 */
public record ServiceInventory(
    List<Pod> pods,
    List<Workload> workloads,
    List<Subset> subsets,
    List<Routes> routes,
    Map<WorkloadRef, Movement> movements,
    Set<Unread> unread) {

  public ServiceInventory {
    pods = List.copyOf(pods);
    workloads = List.copyOf(workloads);
    subsets = List.copyOf(subsets);
    routes = List.copyOf(routes);
    movements = Map.copyOf(movements);
    unread = Set.copyOf(unread);
  }

  /** All of it may be read. */
  public ServiceInventory(
      List<Pod> pods,
      List<Workload> workloads,
      List<Subset> subsets,
      List<Routes> routes,
      Map<WorkloadRef, Movement> movements) {
    this(pods, workloads, subsets, routes, movements, Set.of());
  }

  /** A workload by name. */
  public Optional<Workload> workload(WorkloadRef ref) {
    return workloads.stream().filter(w -> w.ref().equals(ref)).findFirst();
  }

  /** What changes a workload beside Pulih. */
  public Movement movement(WorkloadRef ref) {
    return movements.getOrDefault(ref, Movement.none());
  }

  /** A pod by name. */
  public Optional<Pod> pod(PodRef ref) {
    return pods.stream().filter(p -> p.ref().equals(ref)).findFirst();
  }

  /** The subset that selects a pod, if one does. */
  public Optional<Subset> subset(Pod pod) {
    return subsets.stream().filter(it -> pod.matches(it.selector())).findFirst();
  }

  /** The pods that a subset selects. */
  public List<Pod> pods(Subset subset) {
    return pods.stream().filter(p -> p.matches(subset.selector())).toList();
  }

  /** The pods that are running. */
  public List<Pod> running() {
    return pods.stream().filter(p -> p.health().running()).toList();
  }
}
