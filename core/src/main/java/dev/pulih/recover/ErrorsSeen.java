package dev.pulih.recover;

import dev.pulih.detect.Detected;
import dev.pulih.detect.Finding;
import dev.pulih.detect.Severity;
import dev.pulih.signal.Reading;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signals;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A service's errors at a tick.
 *
 * @param severity the worst threshold that its error rate has passed; empty if none, or not known
 * @param rate its error rate
 * @param window the time that the rate is taken over
 */
public record ErrorsSeen(Optional<Severity> severity, Reading rate, Duration window) {

  /** What the rules say of a service's errors. A burn rate is left out: it remembers for hours. */
  public static ErrorsSeen of(ServiceRef service, Detected detected, Duration window) {
    Optional<Severity> severity =
        findings(service, detected)
            .filter(f -> f.measured().signal().equals(Signals.ERROR_RATE))
            .flatMap(f -> f.severity().stream())
            .max(Severity::compareTo);
    return new ErrorsSeen(severity, detected.readings().of(Signals.ERROR_RATE, service), window);
  }

  private static Stream<Finding> findings(ServiceRef service, Detected detected) {
    Detected.OfService rules = detected.services().get(service);
    return rules == null ? Stream.empty() : rules.findings().stream();
  }

  boolean isKnown() {
    return rate instanceof Reading.Value;
  }

  /** Whether it is known that no threshold is passed. */
  boolean isGood() {
    return isKnown() && severity.isEmpty();
  }
}
