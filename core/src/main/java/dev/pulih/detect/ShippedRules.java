package dev.pulih.detect;

import static dev.pulih.signal.Signals.DB_CONNECTIONS;
import static dev.pulih.signal.Signals.ERROR_RATE;
import static dev.pulih.signal.Signals.KAFKA_LAG;
import static dev.pulih.signal.Signals.P99_LATENCY;

import dev.pulih.signal.Signal;
import dev.pulih.signal.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The rules that Pulih ships, as data: a configuration may replace or add to them. */
final class ShippedRules {

  private static final Duration NOW = Duration.ZERO;
  private static final Optional<Severity> ANOMALY = Optional.empty();
  private static final Optional<Severity> P2 = Optional.of(Severity.P2);
  private static final Optional<Severity> P1 = Optional.of(Severity.P1);

  private ShippedRules() {}

  static List<Rule> all() {
    return List.of(
        rule("error_rate_anomaly", ERROR_RATE, Limit.above(0.05), Duration.ofMinutes(2), ANOMALY),
        rule("p99_anomaly", P99_LATENCY, Limit.aboveSloP99(2), NOW, ANOMALY),
        rule("error_rate_p2", ERROR_RATE, Limit.above(0.02), NOW, P2),
        rule("error_rate_p1", ERROR_RATE, Limit.above(0.05), NOW, P1),
        rule("p99_p2", P99_LATENCY, Limit.aboveSloP99(1.5), NOW, P2),
        rule("p99_p1", P99_LATENCY, Limit.aboveSloP99(3), NOW, P1),
        rule("kafka_lag_p2", KAFKA_LAG, Limit.above(5_000), NOW, P2),
        rule("kafka_lag_p1", KAFKA_LAG, Limit.above(50_000), NOW, P1),
        rule("db_connections_p2", DB_CONNECTIONS, Limit.above(0.80), NOW, P2),
        rule("db_connections_p1", DB_CONNECTIONS, Limit.above(0.95), NOW, P1),
        burn("burn_rate_p2", 6, Span.TICKET_LONG, Span.TICKET_SHORT, P2),
        burn("burn_rate_p1", 14.4, Span.PAGE_LONG, Span.PAGE_SHORT, P1),
        new NoReadyEndpoint("no_ready_endpoint", Duration.ofMinutes(1), P1),
        new ClientErrors("client_errors", 0.05, Duration.ofMinutes(1), P1));
  }

  private static Rule rule(
      String name, Signal signal, Limit limit, Duration hold, Optional<Severity> severity) {
    return new Threshold(name, List.of(signal), limit, hold, severity);
  }

  /** The long window proves that it matters, the short one that it has not ended. */
  private static Rule burn(
      String name, double times, Span longer, Span shorter, Optional<Severity> severity) {
    List<Signal> windows = List.of(ERROR_RATE.over(longer), ERROR_RATE.over(shorter));
    return new Threshold(name, windows, Limit.burnRate(times), NOW, severity);
  }
}
