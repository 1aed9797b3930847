package dev.pulih.service.web;

import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import dev.pulih.signal.Signals;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What was measured before the ticks that are held in memory. */
@FunctionalInterface
public interface Earlier {

  /** What is known of pods. */
  List<Signal> OF_PODS =
      List.of(
          Signals.POD_ERROR_RATE, Signals.POD_REQUEST_RATE, Signals.POD_LATENCY, Signals.POD_P99);

  /** Where nothing earlier is kept. */
  static Earlier nothing() {
    return (_, _, _, _) -> List.of();
  }

  /** What a source keeps. */
  static Earlier of(SignalSource source) {
    return new SourceEarlier(source);
  }

  /**
   * Some signals of all services from one instant to another (both included), a step apart, the
   * oldest first; what could not be read is unknown. None where nothing is kept.
   */
  List<Readings> history(Collection<Signal> signals, Instant from, Instant to, Duration step);

  /** The same of one service and of the pods that run for it, or did, so that less is read. */
  default Earlier only(ServiceRef service) {
    return this;
  }
}
