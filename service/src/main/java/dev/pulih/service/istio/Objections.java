package dev.pulih.service.istio;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.WeightChange;
import dev.pulih.signal.Routes;
import dev.pulih.signal.Routes.Route;
import java.util.Optional;

/** What speaks against a change that the API server itself would not refuse. */
final class Objections {

  private Objections() {}

  static Optional<Hold> to(WeightChange change, Routes now) {
    return owned(now).or(() -> special(change, now));
  }

  private static Optional<Hold> owned(Routes now) {
    return now.ownership()
        .controller()
        .map(
            owner ->
                new Hold(
                    Reason.OWNED_BY_CONTROLLER,
                    "VirtualService %s/%s belongs to %s, which would revert the weights; abort its release instead."
                        .formatted(now.namespace(), now.name(), owner)));
  }

  private static Optional<Hold> special(WeightChange change, Routes now) {
    return now.routes().stream()
        .filter(route -> change.routes().stream().anyMatch(r -> r.index() == route.index()))
        .filter(route -> route.special().isPresent())
        .findFirst()
        .map(route -> notPlain(route, now));
  }

  private static Hold notPlain(Route route, Routes now) {
    return new Hold(
        Reason.NOT_SPLIT,
        "HTTP route %d of VirtualService %s/%s is not a plain split (%s); a person has to decide on it."
            .formatted(
                route.index(), now.namespace(), now.name(), route.special().orElse("special")));
  }
}
