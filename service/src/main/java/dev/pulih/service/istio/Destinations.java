package dev.pulih.service.istio;

import dev.pulih.recover.WeightChange;
import dev.pulih.recover.WeightChange.OfRoute;
import dev.pulih.signal.Routes;
import dev.pulih.signal.Routes.Destination;
import dev.pulih.signal.Routes.Route;
import java.util.List;
import java.util.function.Function;

/** Where a VirtualService stands between what a change has read and what it wants. */
final class Destinations {

  private Destinations() {}

  /** As the change has read it. */
  static boolean areAsRead(Routes now, WeightChange change) {
    return now.resourceVersion().equals(change.resourceVersion())
        && match(now, change, OfRoute::before);
  }

  /** As the change wants it: an identical request was here before. */
  static boolean areAsWanted(Routes now, WeightChange change) {
    return match(now, change, OfRoute::after);
  }

  private static boolean match(
      Routes now, WeightChange change, Function<OfRoute, List<Destination>> side) {
    return change.routes().stream()
        .allMatch(route -> now.routes().stream().anyMatch(r -> matches(r, route, side)));
  }

  private static boolean matches(
      Route now, OfRoute route, Function<OfRoute, List<Destination>> side) {
    return now.index() == route.index()
        && now.name().equals(route.name())
        && now.destinations().equals(side.apply(route));
  }
}
