package dev.pulih.recover;

import dev.pulih.signal.Routes;
import dev.pulih.signal.Routes.Destination;
import dev.pulih.signal.Routes.Route;
import java.util.List;
import java.util.Optional;

/**
 * The weights that send all traffic of a host to one subset. All routes that split shift, or none.
 *
 * @param changes the weights to be written
 * @param obstacle why it cannot be done, if so
 */
record RouteShift(List<WeightChange> changes, Optional<String> obstacle) {

  static RouteShift to(String target, List<Routes> all) {
    return stray(target, all)
        .map(RouteShift::blocked)
        .orElseGet(() -> of(all.stream().flatMap(r -> change(target, r).stream()).toList()));
  }

  private static RouteShift blocked(String obstacle) {
    return new RouteShift(List.of(), Optional.of(obstacle));
  }

  private static RouteShift of(List<WeightChange> changes) {
    return changes.isEmpty()
        ? blocked("no route splits between subsets, or all traffic goes there already")
        : new RouteShift(changes, Optional.empty());
  }

  /** The first route that sends to subsets in a way that cannot be shifted, and put back. */
  private static Optional<String> stray(String target, List<Routes> all) {
    return all.stream()
        .flatMap(v -> plain(v).stream().flatMap(r -> stray(target, v, r).stream()))
        .findFirst();
  }

  private static Optional<String> stray(String target, Routes routes, Route route) {
    boolean toSubsets = route.destinations().stream().anyMatch(d -> !d.subset().isEmpty());
    return toSubsets
        ? flaw(target, route).map(flaw -> name(routes, route) + " " + flaw)
        : Optional.empty();
  }

  private static Optional<String> flaw(String target, Route route) {
    List<Destination> all = route.destinations();
    if (all.stream().map(Destination::host).distinct().count() > 1) {
      return Optional.of("sends to several hosts");
    }
    if (all.stream().filter(d -> d.subset().equals(target)).count() != 1) {
      return Optional.of(
          lists(target, route)
              ? "lists the healthy subset more than once"
              : "does not list the healthy subset");
    }
    return Weights.areSound(all)
        ? Optional.empty()
        : Optional.of("has weights that do not sum to 100, which could not be put back");
  }

  private static String name(Routes routes, Route route) {
    return "route "
        + (route.name().isEmpty() ? route.index() : route.name())
        + " of VirtualService "
        + routes.namespace()
        + "/"
        + routes.name();
  }

  /** Routes with a header match, a mirror or a redirect are left alone. */
  private static List<Route> plain(Routes routes) {
    return routes.routes().stream().filter(r -> r.special().isEmpty()).toList();
  }

  private static boolean lists(String target, Route route) {
    return route.destinations().stream().anyMatch(d -> d.subset().equals(target));
  }

  private static Optional<WeightChange> change(String target, Routes routes) {
    List<WeightChange.OfRoute> changed =
        plain(routes).stream()
            .filter(r -> lists(target, r))
            .map(r -> change(target, r))
            .filter(c -> !c.before().equals(c.after()))
            .toList();
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new WeightChange(routes.namespace(), routes.name(), routes.resourceVersion(), changed));
  }

  private static WeightChange.OfRoute change(String target, Route route) {
    List<Destination> after = route.destinations().stream().map(d -> all(target, d)).toList();
    return new WeightChange.OfRoute(route.index(), route.name(), route.destinations(), after);
  }

  private static Destination all(String target, Destination destination) {
    return new Destination(
        destination.host(), destination.subset(), destination.subset().equals(target) ? 100 : 0);
  }
}
