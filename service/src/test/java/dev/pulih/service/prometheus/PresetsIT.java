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
import dev.pulih.signal.Spans;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is particular about some expressions, evaluated by the real Prometheus on what {@link
 * History} says; {@link SituationsIT} has what concerns all of them.
 */
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
  void what_runs_outside_the_cluster_is_a_service_but_no_pod(Shape shape) {
    expect(shape, Signals.REQUEST_RATE, "old-service", 500);
    assertThat(answers(shape).of(Signals.POD_CAPACITY, service("old-service")))
        .isEqualTo(Reading.unknown(Reading.Why.NO_DATA));
  }

  @ParameterizedTest
  @EnumSource
  void a_service_with_nothing_but_5xx_reads_one(Shape shape) {
    expect(shape, Signals.ERROR_RATE, "dead-service", 1);
  }

  @ParameterizedTest
  @EnumSource
  void the_capacity_is_the_highest_rate_of_a_pod_while_it_was_healthy(Shape shape) {
    expect(shape, Signals.POD_CAPACITY, "busy-service", 50);
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
