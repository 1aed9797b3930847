package dev.pulih.service.istio;

import dev.pulih.recover.WeightChange;
import dev.pulih.signal.Routes;
import dev.pulih.signal.Routes.Route;

/** Whether a VirtualService is as a change wants it: an identical request was here before. */
final class Already {

  private Already() {}

  static boolean has(Routes now, WeightChange change) {
    return change.routes().stream()
        .allMatch(wanted -> now.routes().stream().anyMatch(route -> has(route, wanted)));
  }

  private static boolean has(Route route, WeightChange.OfRoute wanted) {
    return route.index() == wanted.index()
        && route.name().equals(wanted.name())
        && route.destinations().equals(wanted.after());
  }
}
