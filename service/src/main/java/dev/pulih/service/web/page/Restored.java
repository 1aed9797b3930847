package dev.pulih.service.web.page;

import dev.pulih.recover.Breaker;
import dev.pulih.recover.WeightChange;
import dev.pulih.signal.Routes.Destination;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A route that the release of a breaker puts back.
 *
 * @param virtualService whose it is, as Kubernetes names it
 * @param route its name, or its place in {@code spec.http}
 * @param weights the weights that were recorded, such as {@code v1 50, v2 50}
 */
public record Restored(String virtualService, String route, String weights) {

  /** All that a breaker would put back. */
  static List<Restored> by(Breaker breaker) {
    return breaker.changes().stream()
        .flatMap(change -> change.routes().stream().map(route -> of(change, route)))
        .toList();
  }

  private static Restored of(WeightChange change, WeightChange.OfRoute route) {
    return new Restored(
        change.virtualService(),
        route.name().isEmpty() ? Integer.toString(route.index()) : route.name(),
        route.before().stream().map(Restored::text).collect(Collectors.joining(", ")));
  }

  private static String text(Destination to) {
    return (to.subset().isEmpty() ? to.host() : to.subset()) + " " + to.weight();
  }
}
