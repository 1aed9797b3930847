package dev.pulih.service.backtest;

import dev.pulih.signal.Readings;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A source that cannot be reached. */
final class Silent implements SignalSource {

  @Override
  public Readings read(Collection<Signal> signals, Instant at) {
    Map<Signal, String> failures = new HashMap<>();
    signals.forEach(signal -> failures.put(signal, signal + ": connection refused."));
    return new Readings(at, Map.of(), failures);
  }

  @Override
  public List<Readings> history(
      Collection<Signal> signals, Instant from, Instant to, Duration step) {
    List<Readings> history = new ArrayList<>();
    for (Instant at = from; !at.isAfter(to); at = at.plus(step)) {
      history.add(read(signals, at));
    }
    return history;
  }
}
