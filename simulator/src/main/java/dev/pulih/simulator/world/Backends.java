package dev.pulih.simulator.world;

import dev.pulih.signal.PodRef;
import dev.pulih.simulator.cluster.Cluster;
import dev.pulih.simulator.cluster.pods.PodView;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The pods of all services as they serve, kept in step with the cluster. */
public final class Backends {
  private final Cluster cluster;
  private final Map<String, ServiceProfile> profiles = new TreeMap<>();
  private final Map<PodRef, Backend> backends = new TreeMap<>();
  private final Instant beginning;
  private long seen = -1;

  Backends(Cluster cluster, List<ServiceProfile> services, Instant beginning) {
    this.cluster = cluster;
    this.beginning = beginning;
    services.forEach(service -> profiles.put(service.name(), service));
  }

  /** All pods, by namespace and name. */
  public List<Backend> all() {
    return List.copyOf(backends.values());
  }

  /** A service's pods, by name. */
  public List<Backend> of(String service) {
    return backends.values().stream().filter(b -> b.service().name().equals(service)).toList();
  }

  /** The pods on which something was left, by namespace and name. */
  public List<PodRef> afflicted() {
    return backends.values().stream().filter(Backend::afflicted).map(Backend::ref).toList();
  }

  /** Whether anything in the cluster changed since the last look; looks again if so. */
  boolean refresh() {
    long revision = cluster.store().revision();
    boolean changed = revision != seen;
    if (changed) {
      seen = revision;
      look(cluster.pods());
    }
    return changed;
  }

  /** The pods that take traffic among some that the cluster names. */
  List<Backend> ready(List<PodView> pods) {
    return pods.stream().filter(p -> p.ready() && !p.terminating()).flatMap(this::backend).toList();
  }

  void calm() {
    backends.values().forEach(Backend::calm);
  }

  private Stream<Backend> backend(PodView pod) {
    return Stream.ofNullable(backends.get(new PodRef(pod.namespace(), pod.name())));
  }

  private Backend backend(ServiceProfile profile, PodView pod) {
    return new Backend(profile, pod, !pod.created().isAfter(beginning));
  }

  private void look(List<PodView> pods) {
    Set<PodRef> present = new HashSet<>();
    for (PodView pod : pods) {
      PodRef ref = new PodRef(pod.namespace(), pod.name());
      present.add(ref);
      ServiceProfile profile = profiles.get(pod.labels().getOrDefault("app", ""));
      if (profile != null) {
        backends.computeIfAbsent(ref, _ -> backend(profile, pod)).see(pod);
      }
    }
    backends.keySet().retainAll(present);
  }
}
