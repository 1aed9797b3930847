package dev.pulih.service.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pulih.service.testing.RealPrometheus;
import dev.pulih.signal.Entity;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every shipped expression, evaluated by the real Prometheus on what {@link History} says. */
class PresetsIT {

  private static final Map<Shape, Readings> ANSWERS = new EnumMap<>(Shape.class);
  private static RealPrometheus prometheus;

  @BeforeAll
  static void ask_all_presets_once() {
    prometheus = RealPrometheus.knowing(History.ofEverything());
    for (Shape shape : Shape.values()) {
      ANSWERS.put(shape, ask(shape));
    }
  }

  @AfterAll
  static void stop() {
    if (prometheus != null) {
      prometheus.close();
    }
  }

  private static Readings ask(Shape shape) {
    SignalCatalog catalog =
        new SignalCatalog(Preset.named(shape.preset), Scope.everything(), Spans.defaults());
    try (var source = new PrometheusSource(Patient.settings(prometheus.url()), catalog)) {
      return source.read(catalog.signals(), History.NOW);
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_expression_is_answered(Shape shape) {
    assertThat(answers(shape).failures()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void errors_are_the_failed_share_of_all_requests_of_a_service(Shape shape) {
    // txn-service: 1 of 10 at pod a and 0 of 10 at pod b make 1 of 20.
    expect(shape, Signals.ERROR_RATE, "txn-service", 0.05);
    expect(shape, Signals.REQUEST_RATE, "txn-service", 20);
    expect(shape, Signals.ERROR_RATE.over(Span.RECENT), "txn-service", 0.05);
  }

  @ParameterizedTest
  @EnumSource
  void pods_are_told_apart(Shape shape) {
    expect(shape, Signals.POD_ERROR_RATE, pod("txn-a"), 0.1);
    expect(shape, Signals.POD_ERROR_RATE, pod("txn-b"), 0);
    expect(shape, Signals.POD_REQUEST_RATE, pod("txn-a"), 10);
    expect(shape, Signals.POD_REQUEST_RATE.over(Span.EVALUATION), pod("txn-b"), 10);
  }

  @ParameterizedTest
  @EnumSource
  void what_runs_outside_the_cluster_is_a_service_but_no_pod(Shape shape) {
    expect(shape, Signals.REQUEST_RATE, "old-service", 500);
    assertThat(answers(shape).of(Signals.POD_CAPACITY, service("old-service")))
        .isEqualTo(Reading.unknown(Reading.Why.NO_DATA));
  }

  @ParameterizedTest
  @EnumSource
  void a_service_without_any_5xx_reads_zero(Shape shape) {
    expect(shape, Signals.ERROR_RATE, "api-gateway", 0);
    expect(shape, Signals.REQUEST_RATE, "api-gateway", 5);
  }

  @ParameterizedTest
  @EnumSource
  void a_service_with_nothing_but_5xx_reads_one(Shape shape) {
    expect(shape, Signals.ERROR_RATE, "dead-service", 1);
  }

  @ParameterizedTest
  @EnumSource
  void without_traffic_the_error_rate_and_the_latency_are_unknown(Shape shape) {
    assertThat(answers(shape).of(Signals.ERROR_RATE, service("idle-service")))
        .isEqualTo(Reading.unknown(Reading.Why.NOT_A_NUMBER));
    assertThat(answers(shape).of(Signals.P99_LATENCY, service("idle-service")))
        .isEqualTo(Reading.unknown(Reading.Why.NOT_A_NUMBER));
    expect(shape, Signals.REQUEST_RATE, "idle-service", 0);
  }

  @ParameterizedTest
  @EnumSource
  void a_counter_reset_is_no_negative_traffic(Shape shape) {
    // 20 gaps of 15 s; the one in which the counter fell to zero counts nothing: 19/20 of 10/s.
    expect(shape, Signals.REQUEST_RATE, "reset-service", 9.5);
    expect(shape, Signals.ERROR_RATE, "reset-service", 0.1);
  }

  @ParameterizedTest
  @EnumSource
  void a_pod_that_vanished_two_minutes_ago_still_counts_in_five_minutes_but_not_in_one(
      Shape shape) {
    // 13 samples over 180 s; Prometheus extrapolates half a gap (7.5 s) beyond the last one:
    // 8/s * 187.5 s / 300 s = 5 failures a second beside the other pod's 8 successes.
    expect(shape, Signals.POD_REQUEST_RATE, pod("torn-b"), 5);
    expect(shape, Signals.ERROR_RATE, "torn-service", 5.0 / 13);
    expect(shape, Signals.ERROR_RATE.over(Span.RECENT), "torn-service", 0);
    assertThat(answers(shape).of(Signals.POD_ERROR_RATE.over(Span.RECENT), pod("torn-b")))
        .isEqualTo(Reading.unknown(Reading.Why.NO_DATA));
  }

  @ParameterizedTest
  @EnumSource
  void the_99th_percentile_is_in_seconds_over_all_pods(Shape shape) {
    // The rank is 0.99 * 20 = 19.8; between 0.2 s (19.6) and 0.5 s (20): 0.2 + 0.3 * 0.2 / 0.4.
    expect(shape, Signals.P99_LATENCY, "txn-service", 0.35);
  }

  @ParameterizedTest
  @EnumSource
  void beyond_the_last_finite_bound_the_percentile_is_that_bound(Shape shape) {
    expect(shape, Signals.P99_LATENCY, "slow-service", 1);
  }

  @ParameterizedTest
  @EnumSource
  void without_buckets_there_is_no_latency(Shape shape) {
    assertThat(answers(shape).of(Signals.P99_LATENCY, service("api-gateway")))
        .isEqualTo(Reading.unknown(Reading.Why.NO_DATA));
  }

  @ParameterizedTest
  @EnumSource
  void the_capacity_is_the_highest_rate_of_a_pod_while_it_was_healthy(Shape shape) {
    expect(shape, Signals.POD_CAPACITY, "busy-service", 50);
  }

  @ParameterizedTest
  @EnumSource
  void the_lag_is_summed_over_partitions_whose_offsets_are_known(Shape shape) {
    expect(shape, Signals.KAFKA_LAG, new Entity.OfGroup("billing"), 6500);
    expect(shape, Signals.KAFKA_LAG, new Entity.OfGroup("unused"), 0);
  }

  @ParameterizedTest
  @EnumSource
  void connections_are_summed_over_databases_and_states(Shape shape) {
    expect(shape, Signals.DB_CONNECTIONS, new Entity.OfDatabase("pg-tolls"), 0.75);
    expect(shape, Signals.DB_CONNECTIONS, new Entity.OfDatabase("pg-audit"), 0.01);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OPENTELEMETRY")
  void the_age_is_that_of_the_newest_successful_scrape(Shape shape) {
    expect(shape, Signals.SAMPLE_AGE, pod("txn-a"), 4);
    expect(shape, Signals.SAMPLE_AGE, pod("txn-b"), 120);
    expect(shape, Signals.SAMPLE_AGE, pod("two-a"), 9);
    assertThat(answers(shape).entities(Signals.SAMPLE_AGE)).doesNotContainKey(pod("gw-a"));
  }

  @Test
  void what_opentelemetry_pushed_is_as_old_as_its_newest_sample() {
    expect(Shape.OPENTELEMETRY, Signals.SAMPLE_AGE, pod("txn-a"), 0);
    expect(Shape.OPENTELEMETRY, Signals.SAMPLE_AGE, pod("torn-b"), 120);
  }

  @Test
  void only_istio_tells_what_the_callers_see_and_only_where_the_server_is_silent() {
    assertThat(ANSWERS.get(Shape.ISTIO).entities(Signals.CLIENT_ERROR_RATE))
        .containsExactly(Map.entry(entity("gone-service"), Reading.of(1)));
    assertThat(ANSWERS.get(Shape.MICROMETER).samples())
        .doesNotContainKey(Signals.CLIENT_ERROR_RATE);
  }

  private static Readings answers(Shape shape) {
    return Objects.requireNonNull(ANSWERS.get(shape));
  }

  private static void expect(Shape shape, Signal signal, String service, double value) {
    expect(shape, signal, entity(service), value);
  }

  private static void expect(Shape shape, Signal signal, Entity entity, double value) {
    assertThat(answers(shape).of(signal, entity).known())
        .as("%s of %s", signal, entity)
        .hasValueCloseTo(value, within(1e-9));
  }

  private static ServiceRef service(String name) {
    return new ServiceRef("bos", name);
  }

  private static Entity entity(String service) {
    return new Entity.OfService(service(service));
  }

  private static Entity pod(String name) {
    return new Entity.OfPod(new PodRef("bos", name));
  }
}
