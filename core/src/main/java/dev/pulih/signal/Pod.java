package dev.pulih.signal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pod of a watched service, as the cluster shows it.
 *
 * @param ref its name
 * @param workload the workload that owns it
 * @param labels its labels, by which subsets select it
 * @param health its age, readiness and restarts
 */
public record Pod(PodRef ref, WorkloadRef workload, Map<String, String> labels, Health health) {

  /** The label by which pods and their ReplicaSet have the hash of their template. */
  public static final String TEMPLATE_HASH = "pod-template-hash";

  public Pod {
    labels = Map.copyOf(labels);
  }

  /**
   * Age, readiness and restarts of a pod.
   *
   * @param createdAt when the pod was created
   * @param running its phase is Running and it is not being deleted
   * @param readySince since when it has been ready without a break; empty when it is not ready
   * @param containers its containers, as far as the kubelet reports them
   */
  public record Health(
      Instant createdAt,
      boolean running,
      Optional<Instant> readySince,
      List<Container> containers) {
    public Health {
      containers = List.copyOf(containers);
    }

    /** Restarts of all its containers. */
    public int restarts() {
      return containers.stream().mapToInt(Container::restarts).sum();
    }

    /** The latest end of one of its containers. */
    public Optional<Termination> lastTermination() {
      return containers.stream()
          .flatMap(container -> container.lastTermination().stream())
          .max(Comparator.comparing(Termination::finishedAt));
    }
  }

  /**
   * A container of a pod.
   *
   * @param name its name
   * @param restarts how often the kubelet restarted it
   * @param lastTermination its latest end
   */
  public record Container(String name, int restarts, Optional<Termination> lastTermination) {}

  /** The hash of its template; empty if no ReplicaSet made it. */
  public Optional<String> templateHash() {
    return Optional.ofNullable(labels.get(TEMPLATE_HASH));
  }

  /** Ready to serve. */
  public boolean ready() {
    return health.running() && health.readySince().isPresent();
  }

  /** Selected by all of these labels. */
  public boolean matches(Map<String, String> selector) {
    return labels.entrySet().containsAll(selector.entrySet());
  }
}
