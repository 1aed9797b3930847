package dev.pulih.service.cluster;

import dev.pulih.signal.Routes;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Subset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a service mesh adds to the inventory. */
@FunctionalInterface
public interface Mesh {

  /**
   * The subsets and routes of services.
   *
   * @throws RequestFailed if they cannot be read now, though they may be there
   */
  Map<ServiceRef, Part> read(Collection<Placement> placements);

  /**
   * One service's part.
   *
   * @param subsets the subsets of its DestinationRules
   * @param routes its VirtualServices
   * @param missing why there is no mesh to be seen, if so
   */
  record Part(List<Subset> subsets, List<Routes> routes, Optional<String> missing) {

    public Part {
      subsets = List.copyOf(subsets);
      routes = List.copyOf(routes);
    }

    /** No mesh, for a reason. */
    public static Part missing(String why) {
      return new Part(List.of(), List.of(), Optional.of(why));
    }
  }
}
