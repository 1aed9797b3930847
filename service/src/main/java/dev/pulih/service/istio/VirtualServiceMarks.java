package dev.pulih.service.istio;

import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Mark;
import dev.pulih.service.cluster.Placement;
import dev.pulih.service.cluster.RequestFailed;
import dev.pulih.signal.Workload.Ownership;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The marks that VirtualServices of watched services bear. */
public final class VirtualServiceMarks {

  private final Cluster cluster;
  private final Set<Host> hosts;
  private final Set<String> namespaces;

  /**
   * Those of services.
   *
   * @param alsoIn further namespaces with VirtualServices of their hosts
   */
  public VirtualServiceMarks(
      Cluster cluster, Collection<Placement> placements, Set<String> alsoIn) {
    this.cluster = cluster;
    this.hosts = placements.stream().map(Host::of).collect(Collectors.toSet());
    this.namespaces =
        Stream.concat(alsoIn.stream(), placements.stream().map(p -> p.service().namespace()))
            .collect(Collectors.toSet());
  }

  /**
   * All of them; none where Istio is not installed.
   *
   * @throws dev.pulih.service.cluster.RequestFailed if they cannot be read
   */
  public Stream<Mark> read() {
    return IstioApi.of(cluster).stream()
        .flatMap(api -> namespaces.stream().flatMap(in -> readable(api, in).stream()))
        .filter(this::isWatched)
        .flatMap(v -> Mark.of("VirtualService", v).stream());
  }

  /** What may not be read was not written either. */
  private static List<GenericKubernetesResource> readable(IstioApi api, String namespace) {
    try {
      return api.virtualServices(namespace);
    } catch (RequestFailed e) {
      if (e.isUnavailable()) {
        return List.of();
      }
      throw e;
    }
  }

  private boolean isWatched(GenericKubernetesResource virtualService) {
    return hosts.stream()
        .anyMatch(h -> !RouteReader.to(h, virtualService, Ownership.none()).routes().isEmpty());
  }
}
