package dev.pulih.detect;

import dev.pulih.signal.Entity;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import java.time.Instant;
import java.util.Optional;

/**
 * Something abnormal that a rule found at a tick.
 *
 * @param service the service it counts for
 * @param rule the rule's name
 * @param measured what was measured, and how it compares
 * @param since the tick at which what it says became true; its holding time began then
 * @param severity of a threshold finding; empty for an anomaly that pages nobody
 */
public record Finding(
    ServiceRef service,
    String rule,
    Measured measured,
    Instant since,
    Optional<Severity> severity) {

  /**
   * What was measured.
   *
   * @param signal the signal
   * @param entity the entity
   * @param value the value, in the signal's unit
   * @param bound the bound that it passed
   */
  public record Measured(Signal signal, Entity entity, double value, double bound) {}

  /** A threshold finding of this severity. */
  public boolean is(Severity wanted) {
    return severity.filter(wanted::equals).isPresent();
  }
}
