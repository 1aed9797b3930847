package dev.pulih.detect;

import static dev.pulih.signal.Signals.CLIENT_ERROR_RATE;
import static dev.pulih.signal.Signals.DB_CONNECTIONS;
import static dev.pulih.signal.Signals.ERROR_RATE;
import static dev.pulih.signal.Signals.KAFKA_LAG;
import static dev.pulih.signal.Signals.P99_LATENCY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.pulih.detect.Detected.OfService;
import dev.pulih.signal.Entity;
import dev.pulih.signal.EntityKind;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Pod;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bounds of the shipped rules, for a service with a P99 of 200 ms and 0.1 % errors. */
class ShippedRulesTest {

  private static final Entity TOLLS = new Entity.OfGroup("tolls");
  private static final Entity LEDGER = new Entity.OfDatabase("ledger");
  private static final Signal DEPTH = new Signal("queue_depth", EntityKind.POD, Span.NONE);

  @ParameterizedTest
  @CsvSource({
    "error_rate, 0.02, 0.0201, error_rate_p2, P2",
    "error_rate, 0.05, 0.0501, error_rate_p1, P1",
    "p99_latency, 0.300, 0.301, p99_p2, P2",
    "p99_latency, 0.400, 0.401, p99_anomaly, ",
    "p99_latency, 0.600, 0.601, p99_p1, P1",
  })
  void of_a_service_at_once(String name, double on, double past, String rule, Severity severity) {
    Signal signal = new Signal(name, EntityKind.SERVICE, Span.CONDITION);
    assertThat(rules(with(tick -> tick.service(signal, on)), 1)).doesNotContain(rule);
    assertThat(once(with(tick -> tick.service(signal, past))).findings())
        .filteredOn(finding -> finding.rule().equals(rule))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.service()).isEqualTo(Tick.TXN);
              assertThat(found.severity()).isEqualTo(Optional.ofNullable(severity));
              assertThat(found.measured().value()).isEqualTo(past);
              assertThat(found.measured().bound()).isCloseTo(on, within(1e-12));
              assertThat(found.since()).isEqualTo(Tick.START);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "5000, 5001, kafka_lag_p2",
    "50000, 50001, kafka_lag_p1",
  })
  void of_a_consumer_group_that_the_service_owns(double on, double past, String rule) {
    assertThat(rules(with(tick -> tick.put(KAFKA_LAG, TOLLS, on)), 1)).doesNotContain(rule);
    assertThat(rules(with(tick -> tick.put(KAFKA_LAG, TOLLS, past)), 1)).contains(rule);
  }

  @ParameterizedTest
  @CsvSource({
    "0.80, 0.801, db_connections_p2",
    "0.95, 0.951, db_connections_p1",
  })
  void of_a_database_that_the_service_owns(double on, double past, String rule) {
    assertThat(rules(with(tick -> tick.put(DB_CONNECTIONS, LEDGER, on)), 1)).doesNotContain(rule);
    assertThat(rules(with(tick -> tick.put(DB_CONNECTIONS, LEDGER, past)), 1)).contains(rule);
  }

  @Test
  void nothing_counts_for_a_service_that_does_not_own_it() {
    Entity others = new Entity.OfGroup("fines");
    assertThat(rules(with(tick -> tick.put(KAFKA_LAG, others, 1e6)), 1)).isEmpty();
  }

  /** 2 min are 8 intervals: the ninth tick. */
  @Test
  void an_error_rate_over_five_percent_is_an_anomaly_after_two_minutes() {
    IntFunction<Tick> bad = with(tick -> tick.service(ERROR_RATE, 0.051));
    IntFunction<Tick> edge = with(tick -> tick.service(ERROR_RATE, 0.05));
    assertThat(rules(bad, 8)).doesNotContain("error_rate_anomaly");
    assertThat(rules(bad, 9)).contains("error_rate_anomaly");
    assertThat(rules(edge, 20)).doesNotContain("error_rate_anomaly");
  }

  /** 6 and 14.4 times the tolerated 0.1 %. */
  @ParameterizedTest
  @CsvSource({
    "0.0061, 0.0061, burn_rate_p2, true",
    "0.0061, 0.0059, burn_rate_p2, false",
    "0.0059, 0.0061, burn_rate_p2, false",
    "0.0145, 0.0145, burn_rate_p1, true",
    "0.0145, 0.0143, burn_rate_p1, false",
    "0.0143, 0.0145, burn_rate_p1, false",
  })
  void the_error_budget_burns_in_the_long_and_in_the_short_window(
      double longer, double shorter, String rule, boolean found) {
    boolean page = rule.endsWith("p1");
    Signal ofLong = ERROR_RATE.over(page ? Span.PAGE_LONG : Span.TICKET_LONG);
    Signal ofShort = ERROR_RATE.over(page ? Span.PAGE_SHORT : Span.TICKET_SHORT);
    IntFunction<Tick> world = with(tick -> tick.service(ofLong, longer).service(ofShort, shorter));
    assertThat(rules(world, 1).contains(rule)).isEqualTo(found);
  }

  @Test
  void a_burn_rate_with_an_unknown_window_is_no_finding() {
    Signal hour = ERROR_RATE.over(Span.PAGE_LONG);
    assertThat(rules(with(tick -> tick.service(hour, 1)), 1)).doesNotContain("burn_rate_p1");
  }

  /** 1 min is 4 intervals: the fifth tick. */
  @Test
  void no_ready_pod_for_a_minute_is_a_p1_although_no_metric_says_so() {
    Watching watching = Watching.withDefaults();
    for (int i = 0; i < 4; i++) {
      assertThat(watching.tick(Tick::dark, unready(15 * i)).findings()).isEmpty();
    }
    assertThat(watching.tick(Tick::dark, unready(60)).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("no_ready_endpoint");
              assertThat(finding.is(Severity.P1)).isTrue();
              assertThat(finding.measured().value()).isZero();
            });
  }

  @Test
  void one_ready_pod_a_service_that_wants_none_and_an_unknown_inventory_are_no_outage() {
    Watching ready = Watching.withDefaults();
    Watching unwanted = Watching.withDefaults();
    Watching unknown = Watching.withDefaults();
    for (int i = 0; i < 10; i++) {
      int at = 15 * i;
      Pod one = Tick.pod(Tick.PODS.get(0), true);
      Pod other = Tick.pod(Tick.PODS.get(1), false);
      assertThat(ready.tick(Tick::dark, Tick.inventory(at, one, other)).findings()).isEmpty();
      assertThat(unwanted.tick(Tick::dark, Tick.scaledToZero(at)).findings()).isEmpty();
      assertThat(unknown.tick(Tick::dark, Tick.noInventory(at)).findings()).isEmpty();
    }
  }

  /** Freshness is 35 s: what was seen up to then after a tick may be of the tick. */
  @Test
  void an_inventory_of_now_says_nothing_about_history() {
    Watching history = Watching.withDefaults();
    Watching live = Watching.withDefaults();
    for (int i = 0; i < 4; i++) {
      assertThat(history.tick(Tick::dark, unready(15 * i + 36)).findings()).isEmpty();
      assertThat(live.tick(Tick::dark, unready(15 * i + 35)).findings()).isEmpty();
    }
    assertThat(history.tick(Tick::dark, unready(60 + 36)).findings()).isEmpty();
    assertThat(live.tick(Tick::dark, unready(60 + 35)).findings()).hasSize(1);
  }

  @Test
  void errors_at_the_clients_of_a_silent_service_are_a_p1_after_a_minute() {
    IntFunction<Tick> silent = at -> Tick.dark(at).service(CLIENT_ERROR_RATE, 0.051);
    IntFunction<Tick> edge = at -> Tick.dark(at).service(CLIENT_ERROR_RATE, 0.05);
    assertThat(rules(silent, 4)).isEmpty();
    assertThat(rules(silent, 5)).containsExactly("client_errors");
    assertThat(rules(edge, 10)).isEmpty();
  }

  @Test
  void errors_at_the_clients_of_a_service_that_speaks_are_no_finding() {
    IntFunction<Tick> speaks =
        with(tick -> tick.service(CLIENT_ERROR_RATE, 0.9).service(ERROR_RATE, 0.001));
    assertThat(rules(speaks, 10)).isEmpty();
  }

  @Test
  void a_source_that_did_not_answer_does_not_make_a_service_silent() {
    IntFunction<Tick> failed =
        with(tick -> tick.service(CLIENT_ERROR_RATE, 0.9).failed(ERROR_RATE));
    assertThat(rules(failed, 10)).isEmpty();
  }

  @Test
  void more_thresholds_come_by_configuration() {
    Signal rate = Signals.REQUEST_RATE;
    Optional<Severity> p2 = Optional.of(Severity.P2);
    DetectionSettings settings =
        deepQueues()
            .plus(List.of(new Threshold("idle", List.of(rate), Limit.below(1), Duration.ZERO, p2)));
    assertThat(settings.signals()).contains(DEPTH).doesNotHaveDuplicates();
    OfService found =
        new Watching(settings)
            .tick(
                with(
                    tick ->
                        tick.pod(DEPTH, Tick.PODS.get(0), 9)
                            .pod(DEPTH, Tick.PODS.get(1), 9.5)
                            .service(rate, 0.99)));
    assertThat(found.findings()).extracting(Finding::rule).containsExactly("deep", "idle");
    assertThat(found.findings().getFirst().measured().entity())
        .isEqualTo(new Entity.OfPod(Tick.PODS.get(1)));
    assertThat(new Watching(settings).tick(with(tick -> tick.service(rate, 1))).findings())
        .isEmpty();
  }

  @Test
  void a_finding_of_a_pod_goes_with_the_pod() {
    Watching watching = new Watching(deepQueues());
    IntFunction<Tick> deep = with(tick -> tick.pod(DEPTH, Tick.PODS.get(1), 10));
    assertThat(watching.tick(deep).findings()).hasSize(1);
    Inventory without = Tick.inventory(15, Tick.pod(Tick.PODS.get(0), true));
    assertThat(watching.tick(deep, without).findings()).isEmpty();
  }

  @Test
  void a_finding_of_a_pod_outlives_the_inventory_by_two_ticks() {
    Watching watching = new Watching(deepQueues());
    IntFunction<Tick> deep = with(tick -> tick.pod(DEPTH, Tick.PODS.get(1), 10));
    watching.tick(deep);
    assertThat(watching.tick(deep, Tick.noInventory(15)).findings()).hasSize(1);
    assertThat(watching.tick(deep, Tick.noInventory(30)).findings()).hasSize(1);
    assertThat(watching.tick(deep, Tick.noInventory(45)).findings()).isEmpty();
  }

  @Test
  void the_worst_finding_comes_first() {
    OfService found =
        once(with(tick -> tick.service(P99_LATENCY, 0.5).put(KAFKA_LAG, TOLLS, 60_000)));
    assertThat(found.findings())
        .extracting(Finding::rule)
        .containsExactly("kafka_lag_p1", "p99_p2", "kafka_lag_p2", "p99_anomaly");
    assertThat(found.severity()).contains(Severity.P1);
  }

  @Test
  void two_rules_of_one_name_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DetectionSettings.defaults().plus(DetectionSettings.defaults().rules()))
        .withMessageContaining("share a name");
  }

  @Test
  void a_threshold_on_two_kinds_of_entity_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Threshold(
                    "mixed",
                    List.of(ERROR_RATE, KAFKA_LAG),
                    Limit.above(1),
                    Duration.ZERO,
                    Optional.empty()))
        .withMessageContaining("one kind");
  }

  private static DetectionSettings deepQueues() {
    Optional<Severity> p2 = Optional.of(Severity.P2);
    return DetectionSettings.defaults()
        .plus(List.of(new Threshold("deep", List.of(DEPTH), Limit.above(9), Duration.ZERO, p2)));
  }

  private static Inventory unready(int seconds) {
    return Tick.inventory(seconds, Tick.pod(Tick.PODS.getFirst(), false));
  }

  private static IntFunction<Tick> with(UnaryOperator<Tick> more) {
    return at -> more.apply(Tick.lit(at));
  }

  private static OfService once(IntFunction<Tick> world) {
    return Watching.withDefaults().tick(world);
  }

  private static List<String> rules(IntFunction<Tick> world, int ticks) {
    Stream<Finding> found = Watching.withDefaults().ticks(ticks, world).findings().stream();
    return found.map(Finding::rule).toList();
  }
}
