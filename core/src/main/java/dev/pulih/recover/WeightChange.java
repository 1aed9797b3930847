package dev.pulih.recover;

import dev.pulih.signal.Routes;
import java.util.List;

/**
 * New weights for routes of one VirtualService, guarded by what was read before.
 *
 * @param namespace the VirtualService's namespace
 * @param name the VirtualService's name
 * @param resourceVersion the version that was read
 * @param routes the routes to change
 */
public record WeightChange(
    String namespace, String name, String resourceVersion, List<OfRoute> routes) {

  public WeightChange {
    routes = List.copyOf(routes);
  }

  /**
   * One route's weights.
   *
   * @param index its place in {@code spec.http}
   * @param name its name, empty if it has none
   * @param before the destinations as they were read
   * @param after the same destinations with the new weights
   */
  public record OfRoute(
      int index, String name, List<Routes.Destination> before, List<Routes.Destination> after) {

    public OfRoute {
      before = List.copyOf(before);
      after = Weights.valid(after);
    }
  }

  /** What it changes, as Kubernetes names it. */
  public String virtualService() {
    return "VirtualService " + namespace + "/" + name;
  }

  /** The change that restores exactly what was, guarded by another version. */
  public WeightChange inverse(String currentVersion) {
    List<OfRoute> back =
        routes.stream().map(r -> new OfRoute(r.index(), r.name(), r.after(), r.before())).toList();
    return new WeightChange(namespace, name, currentVersion, back);
  }

  /** The same change, guarded by another version. */
  public WeightChange guardedBy(String version) {
    return new WeightChange(namespace, name, version, routes);
  }
}
