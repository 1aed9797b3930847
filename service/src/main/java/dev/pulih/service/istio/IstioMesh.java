package dev.pulih.service.istio;

import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Mesh;
import dev.pulih.service.cluster.Placement;
import dev.pulih.service.cluster.RequestFailed;
import dev.pulih.signal.ServiceRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Subsets and routes from Istio's DestinationRules and VirtualServices. */
public final class IstioMesh implements Mesh {

  private final Cluster cluster;
  private final Set<String> alsoIn;

  /**
   * A mesh whose objects are in the services' own namespaces and in others.
   *
   * @param alsoIn further namespaces with VirtualServices of watched hosts, such as a gateway's
   */
  public IstioMesh(Cluster cluster, Set<String> alsoIn) {
    this.cluster = cluster;
    this.alsoIn = Set.copyOf(alsoIn);
  }

  @Override
  public Map<ServiceRef, Part> read(Collection<Placement> placements) {
    Map<String, IstioNamespace> known = new HashMap<>();
    Map<ServiceRef, Part> parts = new HashMap<>();
    Optional<IstioApi> istio = IstioApi.of(cluster);
    placements.forEach(
        placement ->
            parts.put(
                placement.service(),
                istio.map(api -> part(api, placement, known)).orElseGet(IstioMesh::none)));
    return parts;
  }

  private Part part(IstioApi api, Placement placement, Map<String, IstioNamespace> known) {
    try {
      Set<String> namespaces = new TreeSet<>(alsoIn);
      namespaces.add(placement.service().namespace());
      return new PartReader(Host.of(placement))
          .read(namespaces.stream().map(name -> read(api, name, known)).toList());
    } catch (RequestFailed e) {
      return missing(e);
    }
  }

  private IstioNamespace read(IstioApi api, String name, Map<String, IstioNamespace> known) {
    return known.computeIfAbsent(name, absent -> IstioNamespace.read(cluster, api, name));
  }

  private static Part missing(RequestFailed failure) {
    if (failure.isUnavailable()) {
      return Part.missing(failure.getMessage());
    }
    throw failure;
  }

  private static Part none() {
    return Part.missing("Istio is not installed in this cluster (no networking.istio.io/v1).");
  }
}
