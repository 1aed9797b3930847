package dev.pulih.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Where signals are read: a server with the Prometheus HTTP API, or a simulated world. */
public interface SignalSource {

  /**
   * All signals at one instant, one query each. Never throws for what a source can do wrong: a
   * signal that could not be read is in {@link Readings#failures()}.
   */
  Readings read(Collection<Signal> signals, Instant at);

  /**
   * Whether this source knows how to read a signal; what it answers is another question. Every
   * source knows the shipped ones.
   */
  default boolean measures(Signal signal) {
    return Signals.shipped().contains(signal);
  }

  /**
   * The same source, asked about one service alone. One that cannot ask for less answers for all.
   */
  default SignalSource only(ServiceRef service) {
    return this;
  }

  /**
   * The signals from one instant to another (both included), a {@link Readings} for each step,
   * oldest first; fills the series on start. Steps that could not be read are unknown.
   */
  List<Readings> history(Collection<Signal> signals, Instant from, Instant to, Duration step);
}
