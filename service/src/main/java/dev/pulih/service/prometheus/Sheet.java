package dev.pulih.service.prometheus;

import dev.pulih.signal.Entity;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signal;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The readings of one instant while they are put together. */
final class Sheet {

  private final URI server;
  private final Instant at;
  private final Map<Signal, Map<Entity, Reading>> samples = new HashMap<>();
  private final Map<Signal, String> failures = new HashMap<>();

  Sheet(URI server, Instant at) {
    this.server = server;
    this.at = at;
  }

  /** One signal's part of a query's outcome. */
  void put(Signal signal, int step, Outcome<Grid> outcome) {
    switch (outcome) {
      case Outcome.Answered<Grid>(Grid grid) -> samples.put(signal, grid.columns().get(step));
      case Outcome.Failed<Grid>(String why) -> failures.put(signal, sentence(signal, why));
    }
  }

  private String sentence(Signal signal, String why) {
    return "%s at %s %s".formatted(signal, server, why);
  }

  Readings readings() {
    return new Readings(at, samples, failures);
  }
}
