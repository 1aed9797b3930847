package dev.pulih.service.web.page;

import dev.pulih.service.web.Panorama;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What was measured of a service at one instant; NaN where unknown.
 *
 * @param at the instant
 * @param errors the error rate, 0 to 1
 * @param p99 the latency in seconds
 * @param traffic requests per second
 */
record Measured(Instant at, double errors, double p99, double traffic) {

  static final List<Signal> SIGNALS =
      List.of(Signals.ERROR_RATE, Signals.P99_LATENCY, Signals.REQUEST_RATE);

  static Measured of(Readings all, ServiceRef service) {
    Entity entity = new Entity.OfService(service);
    return new Measured(
        all.at(),
        all.value(Signals.ERROR_RATE, entity),
        all.value(Signals.P99_LATENCY, entity),
        all.value(Signals.REQUEST_RATE, entity));
  }

  /** At each of the ticks that a panorama shows, the oldest first. */
  static List<Measured> of(Panorama seen, ServiceRef service) {
    double[] errors = seen.values(Signals.ERROR_RATE, service);
    double[] p99 = seen.values(Signals.P99_LATENCY, service);
    double[] traffic = seen.values(Signals.REQUEST_RATE, service);
    List<Instant> times = seen.window().times();
    return IntStream.range(0, times.size())
        .mapToObj(i -> new Measured(times.get(i), errors[i], p99[i], traffic[i]))
        .toList();
  }
}
