package dev.pulih.service.web;

import dev.pulih.signal.Readings;
import dev.pulih.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What was measured before the ticks that are held in memory. */
@FunctionalInterface
public interface Earlier {

  /** Where nothing earlier is kept. */
  static Earlier nothing() {
    return (_, _, _, _) -> List.of();
  }

  /**
   * Some signals of all services from one instant to another (both included), a step apart, the
   * oldest first; what could not be read is unknown.
   */
  List<Readings> history(Collection<Signal> signals, Instant from, Instant to, Duration step);
}
