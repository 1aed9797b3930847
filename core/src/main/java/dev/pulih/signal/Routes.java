package dev.pulih.signal;

import java.util.List;
import java.util.Optional;

/**
 * A VirtualService's HTTP routes to one host, as the cluster shows them.
 *
 * @param namespace its namespace
 * @param name its name
 * @param resourceVersion the version that was read; guards a write
 * @param routes the HTTP routes, in the order of {@code spec.http}
 * @param ownership who else writes it
 */
public record Routes(
    String namespace,
    String name,
    String resourceVersion,
    List<Route> routes,
    Workload.Ownership ownership) {

  public Routes {
    routes = List.copyOf(routes);
  }

  /** What it is, as Kubernetes names it. */
  public String virtualService() {
    return "VirtualService " + namespace + "/" + name;
  }

  /**
   * One HTTP route.
   *
   * @param index its place in {@code spec.http}
   * @param name its name, empty if it has none
   * @param special what makes it more than a plain split: a header match, a mirror, a redirect
   * @param destinations where its requests go
   */
  public record Route(
      int index, String name, Optional<String> special, List<Destination> destinations) {
    public Route {
      destinations = List.copyOf(destinations);
    }
  }

  /**
   * A destination of a route.
   *
   * @param host the destination's host, as written
   * @param subset its subset, empty if none
   * @param weight its weight, 0 to 100
   */
  public record Destination(String host, String subset, int weight) {}
}
