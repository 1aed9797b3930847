package dev.pulih.backtest;

import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The incidents that are known to have been; none where nobody says.
 *
 * @param all the incidents
 * @param aftermath for how long the windows still show one after its end
 */
public record KnownIncidents(List<KnownIncident> all, Duration aftermath) {

  public KnownIncidents {
    all = List.copyOf(all);
  }

  /** Where something of a service lies that began at an instant. */
  public Whereabouts of(ServiceRef service, Instant began, boolean unknowable) {
    if (any(service, began, Duration.ZERO)) {
      return Whereabouts.INSIDE;
    }
    if (any(service, began, aftermath)) {
      return Whereabouts.AFTER;
    }
    return unknowable ? Whereabouts.UNKNOWABLE : Whereabouts.OUTSIDE;
  }

  private boolean any(ServiceRef service, Instant at, Duration longer) {
    return all.stream()
        .filter(known -> known.service().equals(service))
        .anyMatch(known -> known.includes(at, longer));
  }
}
