package dev.pulih.simulator.cluster;

import java.util.List;

/**
 * One HTTP route of a VirtualService.
 *
 * @param virtualService name of the VirtualService
 * @param name the route's own name, empty if it has none
 * @param conditional whether it takes only requests that match something
 * @param destinations where its traffic goes; the weights are as written, not necessarily sane
 */
public record Route(
    String virtualService, String name, boolean conditional, List<Destination> destinations) {

  public Route {
    destinations = List.copyOf(destinations);
  }

  /**
   * One destination of a route.
   *
   * @param host the Service it names
   * @param subset the subset of that Service, empty for all of its pods
   * @param weight its share; a destination without weight that stands alone takes 100
   */
  public record Destination(String host, String subset, int weight) {}
}
