package dev.pulih.service.web;

import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What is kept where the ticks are read.
 *
 * @param source is asked
 */
record SourceEarlier(SignalSource source) implements Earlier {

  @Override
  public List<Readings> history(
      Collection<Signal> signals, Instant from, Instant to, Duration step) {
    return source.history(signals, from, to, step);
  }

  @Override
  public Earlier only(ServiceRef service) {
    return new SourceEarlier(source.only(service));
  }
}
