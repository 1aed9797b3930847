package dev.pulih.backtest;

import dev.pulih.signal.Entity;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The readings of the past as a source: those of the tick that is being played, and before it. */
final class Replayed implements SignalSource {

  private final Predicate<Signal> measured;
  private List<Readings> history = List.of();
  private Readings current = Readings.none(Instant.EPOCH);

  Replayed(Predicate<Signal> measured) {
    this.measured = measured;
  }

  void showing(Readings readings) {
    current = readings;
  }

  void after(List<Readings> readings) {
    history = List.copyOf(readings);
  }

  @Override
  public boolean measures(Signal signal) {
    return measured.test(signal);
  }

  @Override
  public Readings read(Collection<Signal> signals, Instant at) {
    return only(Set.copyOf(signals), current);
  }

  @Override
  public List<Readings> history(
      Collection<Signal> signals, Instant from, Instant to, Duration step) {
    Set<Signal> wanted = Set.copyOf(signals);
    List<Readings> past = history.stream().map(readings -> only(wanted, readings)).toList();
    history = List.of();
    return past;
  }

  /** Another backtest over the same readings may ask for more. */
  private static Readings only(Set<Signal> wanted, Readings readings) {
    if (wanted.containsAll(readings.samples().keySet())) {
      return readings;
    }
    Map<Signal, Map<Entity, Reading>> samples = new HashMap<>(readings.samples());
    Map<Signal, String> failures = new HashMap<>(readings.failures());
    samples.keySet().retainAll(wanted);
    failures.keySet().retainAll(wanted);
    return new Readings(readings.at(), samples, failures);
  }
}
