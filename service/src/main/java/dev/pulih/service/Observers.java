package dev.pulih.service;

import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.prometheus.QueryWatch;
import dev.pulih.service.trace.TracedPorts;
import dev.pulih.service.trace.Tracer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Who looks on while Pulih works: they change nothing of it.
 *
 * @param meters count
 * @param tracer says what takes how long
 * @param ports the loop's, traced; empty if nobody collects traces
 */
record Observers(Meters meters, Tracer tracer, Optional<TracedPorts> ports) {

  private static final int LONGEST_QUERY = 1_000;

  /** Those that are configured. */
  static Observers of(PulihConfiguration configuration, MeterRegistry registry) {
    var tracing = configuration.home().oversight().tracing();
    Tracer tracer = Tracer.of(tracing, Version.text());
    return new Observers(new Meters(registry), tracer, tracing.map(_ -> new TracedPorts(tracer)));
  }

  /** Adapters that they look on at. */
  Adapters around(Adapters adapters, InstantSource clock) {
    Adapters measured = adapters.measured(meters, clock);
    return ports.map(measured::traced).orElse(measured);
  }

  /** A beat that they look on at. */
  Ticker.Beat around(Ticker.Beat beat) {
    return ports
        .map(TracedPorts::phases)
        .<Ticker.Beat>map(phases -> new WrappedBeat(beat, phases::tick))
        .orElse(beat);
  }

  /** Hears of the queries. */
  QueryWatch queries() {
    QueryWatch counted = query -> meters.queries().asked(query.took(), query.failure().isEmpty());
    return ports.isPresent() ? counted.and(this::traced) : counted;
  }

  private void traced(QueryWatch.Asked query) {
    Tracer.Lasted lasted =
        new Tracer.Lasted(query.began(), query.took(), query.failure().isPresent());
    tracer.past("query", lasted, Map.of("query", beginning(query.expression())));
  }

  private static String beginning(String expression) {
    return expression.substring(0, Math.min(expression.length(), LONGEST_QUERY));
  }
}
