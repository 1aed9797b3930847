package dev.pulih.backtest;

import dev.pulih.signal.ClusterView;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Pod;
import dev.pulih.signal.PodNames;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Workload;
import dev.pulih.signal.WorkloadRef;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What runs, as far as the readings tell: the pods that were scraped of late. They are taken to be
 * ready and to belong to an ordinary Deployment; no route and no subset is known.
 */
final class SeenPods implements ClusterView {

  private final Map<ServiceRef, Set<String>> workloads;
  private final Duration kept;
  private final Map<PodRef, Seen> seen = new HashMap<>();
  private Map<ServiceRef, ServiceInventory> services = Map.of();
  private Instant latest = Instant.EPOCH;

  /** A pod, whose it is if that is known, and when it was scraped for the first and last time. */
  private record Seen(Optional<Place> place, Instant first, Instant last) {
    Seen again(Instant at) {
      return new Seen(place, first, at);
    }

    boolean isOf(ServiceRef service) {
      return place.filter(p -> p.service().equals(service)).isPresent();
    }

    boolean isLaterThan(Seen other) {
      return place.equals(other.place) && first.isAfter(other.first) && last.isAfter(other.last);
    }
  }

  /** The service and workload that a pod belongs to. */
  private record Place(ServiceRef service, WorkloadRef workload) {}

  /**
   * Nothing seen yet.
   *
   * @param workloads the names of each service's Deployments, by which their pods are told
   * @param kept for how long a pod counts as running that is not scraped any more
   */
  SeenPods(Map<ServiceRef, Set<String>> workloads, Duration kept) {
    this.workloads = Map.copyOf(workloads);
    this.kept = kept;
  }

  @Override
  public Inventory latest() {
    return new Inventory(latest, services);
  }

  /** Takes in the pods of the next tick. */
  void saw(Readings raw) {
    latest = raw.at();
    boolean more =
        raw.entities(Signals.SAMPLE_AGE).keySet().stream().filter(this::note).count() > 0;
    boolean fewer = seen.entrySet().removeIf(pod -> isGone(pod.getKey(), pod.getValue()));
    if (more || fewer || services.isEmpty()) {
      services = services();
    }
  }

  /** Not scraped for too long, or replaced by a rollout. */
  private boolean isGone(PodRef ref, Seen pod) {
    return pod.last().isBefore(latest)
        && (pod.last().plus(kept).isBefore(latest) || isReplaced(ref, pod));
  }

  /** A pod of a later ReplicaSet of its Deployment is there, and it is not. */
  private boolean isReplaced(PodRef ref, Seen pod) {
    return pod.place().isPresent()
        && seen.entrySet().stream()
            .filter(other -> other.getValue().isLaterThan(pod))
            .anyMatch(other -> !replicaSet(other.getKey()).equals(replicaSet(ref)));
  }

  private static String replicaSet(PodRef pod) {
    return pod.name().substring(0, pod.name().lastIndexOf('-'));
  }

  /** Whether it is a new one. */
  private boolean note(Entity entity) {
    if (!(entity instanceof Entity.OfPod(PodRef pod))) {
      return false;
    }
    Seen before = seen.get(pod);
    seen.put(pod, before == null ? new Seen(place(pod), latest, latest) : before.again(latest));
    return before == null;
  }

  private Optional<Place> place(PodRef pod) {
    return workloads.entrySet().stream()
        .flatMap(
            e -> e.getValue().stream().map(name -> new Place(e.getKey(), of(e.getKey(), name))))
        .filter(p -> PodNames.isOf(pod, p.service().namespace(), p.workload().name()))
        .findFirst();
  }

  private static WorkloadRef of(ServiceRef service, String name) {
    return WorkloadRef.deployment(service.namespace(), name);
  }

  private Map<ServiceRef, ServiceInventory> services() {
    Map<ServiceRef, ServiceInventory> all = new HashMap<>();
    workloads.keySet().forEach(service -> all.put(service, inventory(service, podsOf(service))));
    return Map.copyOf(all);
  }

  private List<Pod> podsOf(ServiceRef service) {
    return seen.entrySet().stream()
        .filter(pod -> pod.getValue().isOf(service))
        .map(pod -> pod(pod.getKey(), pod.getValue()))
        .toList();
  }

  private static Pod pod(PodRef ref, Seen seen) {
    Pod.Health health = new Pod.Health(seen.first(), true, Optional.of(seen.first()), List.of());
    return new Pod(ref, seen.place().orElseThrow().workload(), Map.of(), health);
  }

  private ServiceInventory inventory(ServiceRef service, List<Pod> pods) {
    List<Workload> all =
        workloads.getOrDefault(service, Set.of()).stream()
            .map(name -> ordinary(of(service, name), pods))
            .toList();
    return new ServiceInventory(pods, all, List.of(), List.of(), Map.of());
  }

  /** A Deployment that rolls one pod after the other, and that nothing happens to. */
  private static Workload ordinary(WorkloadRef ref, List<Pod> pods) {
    int own = (int) pods.stream().filter(pod -> pod.workload().equals(ref)).count();
    return new Workload(
        ref,
        new Workload.Replicas(own, own, own, own),
        new Workload.Rollout(1, 1, false, false, Optional.empty()),
        new Workload.Strategy(false, Math.max(1, own)),
        Workload.Ownership.none());
  }
}
