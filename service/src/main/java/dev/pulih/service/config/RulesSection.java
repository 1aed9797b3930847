package dev.pulih.service.config;

import static dev.pulih.signal.Signals.DB_CONNECTIONS;
import static dev.pulih.signal.Signals.ERROR_RATE;
import static dev.pulih.signal.Signals.KAFKA_LAG;
import static dev.pulih.signal.Signals.P99_LATENCY;

import dev.pulih.detect.ClientErrors;
import dev.pulih.detect.Limit;
import dev.pulih.detect.NoReadyEndpoint;
import dev.pulih.detect.Rule;
import dev.pulih.detect.Threshold;
import dev.pulih.service.config.RuleSection.Bound;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** Keys of the shipped rules, each under the name that its findings carry. */
final class RulesSection extends Section<List<Rule>> {

  private static final String AT_ONCE = "0s";

  private final List<Key<List<Rule>>> rules = new ArrayList<>();

  RulesSection() {
    errors("error_rate_anomaly", "5 %", "2m", Weight.ANOMALY);
    latency("p99_anomaly", "2", Weight.ANOMALY);
    errors("error_rate_p2", "2 %", AT_ONCE, Weight.P2);
    errors("error_rate_p1", "5 %", AT_ONCE, Weight.P1);
    latency("p99_p2", "1.5", Weight.P2);
    latency("p99_p1", "3", Weight.P1);
    lag("kafka_lag_p2", "5000", Weight.P2);
    lag("kafka_lag_p1", "50000", Weight.P1);
    connections("db_connections_p2", "80 %", Weight.P2);
    connections("db_connections_p1", "95 %", Weight.P1);
    burn("burn_rate_p2", "6", List.of(Span.TICKET_LONG, Span.TICKET_SHORT), Weight.P2);
    burn("burn_rate_p1", "14.4", List.of(Span.PAGE_LONG, Span.PAGE_SHORT), Weight.P1);
    clients();
    rules.add(block("no_ready_endpoint", new DownSection(), "Nothing is ready to answer."));
  }

  @Override
  protected List<Rule> build(Fields fields) {
    return rules.stream().flatMap(key -> fields.get(key).stream()).toList();
  }

  private void errors(String name, String ratio, String held, Weight weight) {
    Bound bound = new Bound(Shapes.ratioOverZero(), ratio, "Share of requests that fail.");
    add(name, bound, held, weight, List.of(ERROR_RATE), Limit::above);
  }

  private void latency(String name, String times, Weight weight) {
    Bound bound = new Bound(Shapes.positive(), times, "P99 as a multiple of the SLO's.");
    add(name, bound, AT_ONCE, weight, List.of(P99_LATENCY), Limit::aboveSloP99);
  }

  private void lag(String name, String messages, Weight weight) {
    Bound bound = new Bound(Shapes.positive(), messages, "Messages behind.");
    add(name, bound, AT_ONCE, weight, List.of(KAFKA_LAG), Limit::above);
  }

  private void connections(String name, String ratio, Weight weight) {
    Bound bound = new Bound(Shapes.ratioOverZero(), ratio, "Share of the possible connections.");
    add(name, bound, AT_ONCE, weight, List.of(DB_CONNECTIONS), Limit::above);
  }

  private void burn(String name, String times, List<Span> spans, Weight weight) {
    Bound bound = new Bound(Shapes.positive(), times, "Error rate as a multiple of the SLO's.");
    List<Signal> windows = spans.stream().map(ERROR_RATE::over).toList();
    add(name, bound, AT_ONCE, weight, windows, Limit::burnRate);
  }

  private void clients() {
    Bound bound = new Bound(Shapes.ratioOverZero(), "5 %", "Share that fails at the clients.");
    String name = "client_errors";
    String description = "Clients see errors of a service that reports nothing.";
    RuleSection.Maker maker =
        (above, hold, weight) -> new ClientErrors(name, above, hold, weight.severity());
    rules.add(block(name, new RuleSection(bound, "1m", Weight.P1, maker), description));
  }

  private void add(
      String name,
      Bound bound,
      String held,
      Weight weight,
      List<Signal> signals,
      DoubleFunction<Limit> limit) {
    RuleSection.Maker maker =
        (above, hold, severity) ->
            new Threshold(name, signals, limit.apply(above), hold, severity.severity());
    rules.add(block(name, new RuleSection(bound, held, weight, maker), bound.unit()));
  }

  /** Keys of the rule for a service without a ready endpoint. */
  private static final class DownSection extends Section<List<Rule>> {

    private final Key<Duration> hold =
        key("for", Shapes.durationOrZero("for at once"), "1m", "For how long.");

    @Override
    protected List<Rule> build(Fields fields) {
      return List.of(
          new NoReadyEndpoint("no_ready_endpoint", fields.get(hold), Weight.P1.severity()));
    }
  }
}
