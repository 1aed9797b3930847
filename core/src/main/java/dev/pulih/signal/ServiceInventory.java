package dev.pulih.signal;

import java.util.List;
import java.util.Optional;

/**
 * What runs for one service.
 *
 * @param pods its pods
 * @param workloads its workloads
 * @param subsets the subsets of its DestinationRule
 * @param routes its VirtualServices
 */
public record ServiceInventory(
    List<Pod> pods, List<Workload> workloads, List<Subset> subsets, List<Routes> routes) {

  public ServiceInventory {
    pods = List.copyOf(pods);
    workloads = List.copyOf(workloads);
    subsets = List.copyOf(subsets);
    routes = List.copyOf(routes);
  }

  /** A workload by name. */
  public Optional<Workload> workload(WorkloadRef ref) {
    return workloads.stream().filter(w -> w.ref().equals(ref)).findFirst();
  }

  /** A pod by name. */
  public Optional<Pod> pod(PodRef ref) {
    return pods.stream().filter(p -> p.ref().equals(ref)).findFirst();
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
