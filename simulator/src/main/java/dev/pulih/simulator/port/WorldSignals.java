package dev.pulih.simulator.port;

import dev.pulih.signal.Entity;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import dev.pulih.signal.Spans;
import dev.pulih.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The shipped signals of a world, and those of briefings and pages, as a Prometheus that scraped it
 * would answer them, and a source that fails while the world cannot be monitored.
 */
public final class WorldSignals implements SignalSource {
  private static final String GONE =
      "The simulated Prometheus does not answer: connection refused.";

  private final World world;
  private final Queries queries;

  /** The signals of a world, from what was scraped from it, over windows of these lengths. */
  public WorldSignals(World world, ScrapeLog scrapes, Spans spans) {
    this.world = world;
    this.queries = new Queries(scrapes, spans);
  }

  @Override
  public boolean measures(Signal signal) {
    return queries.know(signal);
  }

  @Override
  public Readings read(Collection<Signal> signals, Instant at) {
    return world.monitored() ? answer(signals, at) : failure(signals, at);
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

  private Readings answer(Collection<Signal> signals, Instant at) {
    Map<Signal, Map<Entity, Reading>> samples = new HashMap<>();
    Map<Signal, String> failures = new HashMap<>();
    for (Signal signal : signals) {
      queries
          .answer(signal, at)
          .ifPresentOrElse(
              answer -> samples.put(signal, answer),
              () -> failures.put(signal, "The simulated Prometheus knows no " + signal + "."));
    }
    return new Readings(at, samples, failures);
  }

  private static Readings failure(Collection<Signal> signals, Instant at) {
    Map<Signal, String> failures = new HashMap<>();
    signals.forEach(signal -> failures.put(signal, GONE));
    return new Readings(at, Map.of(), failures);
  }
}
