package dev.pulih.backtest;

import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;

/**
 * An incident that is known to have been.
 *
 * @param service whose
 * @param from its beginning
 * @param to its end
 */
public record KnownIncident(ServiceRef service, Instant from, Instant to) {

  public KnownIncident {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "An incident begins before it ends; got " + from + " to " + to + ".");
    }
  }

  /** Whether an instant lies in it. */
  public boolean includes(Instant at) {
    return includes(at, Duration.ZERO);
  }

  /** Whether an instant lies in it, or at most so long after it. */
  boolean includes(Instant at, Duration longer) {
    return !at.isBefore(from) && !at.isAfter(to.plus(longer));
  }
}
