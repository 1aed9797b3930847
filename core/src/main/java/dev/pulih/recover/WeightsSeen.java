package dev.pulih.recover;

import dev.pulih.signal.Routes;
import dev.pulih.signal.Routes.Destination;
import dev.pulih.signal.Routes.Route;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How the weights of a VirtualService compare with a change to it. */
public enum WeightsSeen {
  /** As before the change. */
  BEFORE,
  /** As the change writes them. */
  AFTER,
  /** Neither: someone else wrote them. */
  OTHER,
  /** The VirtualService cannot be read. */
  UNREADABLE;

  static WeightsSeen of(List<Routes> all, WeightChange change) {
    return all.stream()
        .filter(r -> r.namespace().equals(change.namespace()) && r.name().equals(change.name()))
        .findFirst()
        .map(r -> of(r, change))
        .orElse(UNREADABLE);
  }

  /** How routes that were read compare with a change. */
  public static WeightsSeen of(Optional<Routes> routes, WeightChange change) {
    return routes.map(r -> of(r, change)).orElse(UNREADABLE);
  }

  private static WeightsSeen of(Routes routes, WeightChange change) {
    if (matches(routes, change, WeightChange.OfRoute::after)) {
      return AFTER;
    }
    return matches(routes, change, WeightChange.OfRoute::before) ? BEFORE : OTHER;
  }

  private static boolean matches(
      Routes routes, WeightChange change, Function<WeightChange.OfRoute, List<Destination>> side) {
    return change.routes().stream().allMatch(r -> matches(routes, r, side.apply(r)));
  }

  private static boolean matches(
      Routes routes, WeightChange.OfRoute wanted, List<Destination> destinations) {
    return routes.routes().stream()
        .filter(r -> r.index() == wanted.index() && r.name().equals(wanted.name()))
        .map(Route::destinations)
        .anyMatch(destinations::equals);
  }
}
