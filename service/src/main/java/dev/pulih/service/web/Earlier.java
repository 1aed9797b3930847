package dev.pulih.service.web;

import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What was measured before the ticks that are held in memory. */
public interface Earlier {

  /** Where nothing earlier is kept. */
  static Earlier nothing() {
    return new NothingEarlier();
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
  List<Readings> history(
      ServiceRef service, Collection<Signal> signals, Instant from, Instant to, Duration step);
}
