package dev.pulih.simulator.play;

import dev.pulih.signal.Readings;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A source that keeps all that was read of it. */
final class Taped implements SignalSource {

  private final SignalSource source;
  private final List<Readings> before = new ArrayList<>();
  private final List<Readings> ticks = new ArrayList<>();

  Taped(SignalSource source) {
    this.source = source;
  }

  /** What was read before the first tick. */
  List<Readings> before() {
    return before;
  }

  /** What each tick read. */
  List<Readings> ticks() {
    return ticks;
  }

  @Override
  public Readings read(Collection<Signal> signals, Instant at) {
    Readings readings = source.read(signals, at);
    ticks.add(readings);
    return readings;
  }

  @Override
  public boolean measures(Signal signal) {
    return source.measures(signal);
  }

  @Override
  public List<Readings> history(
      Collection<Signal> signals, Instant from, Instant to, Duration step) {
    List<Readings> history = source.history(signals, from, to, step);
    before.addAll(history);
    return history;
  }
}
