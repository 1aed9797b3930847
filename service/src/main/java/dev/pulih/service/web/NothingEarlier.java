package dev.pulih.service.web;

import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Nothing is kept. */
record NothingEarlier() implements Earlier {

  @Override
  public List<Readings> history(
      Collection<Signal> signals, Instant from, Instant to, Duration step) {
    return List.of();
  }

  @Override
  public List<Readings> history(
      ServiceRef service, Collection<Signal> signals, Instant from, Instant to, Duration step) {
    return List.of();
  }
}
