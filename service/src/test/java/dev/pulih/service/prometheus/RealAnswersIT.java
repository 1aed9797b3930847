package dev.pulih.service.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pulih.policy.Mode;
import dev.pulih.policy.Slo;
import dev.pulih.policy.Watched;
import dev.pulih.service.Wiring;
import dev.pulih.service.config.ConfigurationFile;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.testing.RealPrometheus;
import dev.pulih.service.testing.SystemTool;
import dev.pulih.signal.Entity;
import dev.pulih.signal.EntityKind;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the real Prometheus says to wrong expressions, to ranges and to {@code pulih check}. */
class RealAnswersIT {

  static final List<String> PRESETS = Preset.NAMES;

  private static RealPrometheus prometheus;

  @BeforeAll
  static void start() {
    prometheus = RealPrometheus.knowing(History.ofEverything());
  }

  @AfterAll
  static void stop() {
    if (prometheus != null) {
      prometheus.close();
    }
  }

  @Test
  void an_expression_that_does_not_parse_is_refused_with_its_error() {
    assertThat(failure("sum by (${labels}) rate(http_requests_total[${window}])"))
        .startsWith("request_rate[CONDITION] at http://127.0.0.1:")
        .contains(" was answered with HTTP 400 (invalid parameter")
        .contains("parse error")
        .endsWith(": correct the expression.");
  }

  @Test
  void an_expression_that_matches_many_to_many_is_refused_with_its_error() {
    assertThat(
            failure(
                "rate(http_requests_total[${window}]) / on (service) rate(http_requests_total[${window}])"))
        .contains("HTTP 422")
        .contains("found duplicate series for the match group")
        .endsWith("correct the expression, or raise the server's limit that it names.");
  }

  @Test
  void an_expression_that_is_not_aggregated_names_the_labels() {
    assertThat(failure("rate(http_requests_total[${window}])"))
        .contains("has two samples for bos/")
        .contains("differ in [instance, method, pod, status]")
        .contains("as by sum by (namespace, service).");
  }

  @Test
  void an_expression_that_answers_a_scalar_is_refused() {
    assertThat(failure("scalar(sum(rate(http_requests_total[${window}])))"))
        .contains("answers a scalar where a vector is needed");
  }

  @Test
  void the_history_of_each_step_is_what_was_read_then() {
    try (PrometheusSource source = source(Preset.named("client-library"))) {
      List<Signal> signals =
          List.of(Signals.ERROR_RATE, Signals.P99_LATENCY, Signals.KAFKA_LAG, Signals.SAMPLE_AGE);
      List<Readings> history =
          source.history(
              signals, History.NOW.minusSeconds(90), History.NOW, Duration.ofSeconds(15));
      assertThat(history).hasSize(7);
      for (Readings then : history) {
        assertThat(source.read(signals, then.at())).isEqualTo(then);
      }
    }
  }

  @Test
  void promtool_accepts_every_expression_in_any_window(@TempDir Path folder) throws Exception {
    Path rules = folder.resolve("rules.yml");
    Files.writeString(rules, rules());
    Process promtool =
        new ProcessBuilder(
                SystemTool.require("promtool").toString(), "check", "rules", rules.toString())
            .inheritIO()
            .start();
    assertThat(promtool.waitFor()).isZero();
  }

  private static String rules() {
    StringBuilder rules = new StringBuilder("groups: [{name: pulih, rules: [\n");
    int number = 0;
    for (String preset : Preset.NAMES) {
      for (Spans spans : List.of(Spans.defaults(), everySpan(Duration.ofMillis(1500)))) {
        Scope scope = new Scope(Set.of("bos", "a.b"), Set.of("txn-service", "api-gateway"));
        SignalCatalog catalog = new SignalCatalog(Preset.named(preset), scope, spans);
        for (Signal signal : catalog.all()) {
          String quoted = catalog.expression(signal).orElseThrow().replace("'", "''");
          rules.append("{record: 'pulih:rule%d', expr: '%s'},%n".formatted(number++, quoted));
        }
      }
    }
    return rules.append("]}]\n").toString();
  }

  private static Spans everySpan(Duration length) {
    Map<Span, Duration> lengths = new EnumMap<>(Span.class);
    for (Span span : Span.values()) {
      lengths.put(span, length);
    }
    return new Spans(lengths);
  }

  @Test
  void a_probe_counts_the_entities_of_each_signal() {
    ProbeReport report = probe(Duration.ofMillis(100));
    assertThat(check(report, Signals.KAFKA_LAG))
        .hasToString("kafka_lag: 2 with a value, 0 unknown");
    // idle-service has no traffic; busy-service is scraped once a minute: no rate over one minute.
    assertThat(check(report, Signals.ERROR_RATE).unknown()).isEqualTo(1);
    assertThat(check(report, Signals.POD_ERROR_RATE).failure()).isEmpty();
    assertThat(report.sampleAge()).hasValue(Duration.ofSeconds(4));
  }

  @ParameterizedTest
  @FieldSource("PRESETS")
  void a_probe_passes_where_the_buckets_reach_three_times_the_slo(String preset) {
    // txn-service's last finite bucket ends at 1 s: enough for a P99 of 333 ms, not of 334.
    assertThat(buckets(preset, "txn-service", Duration.ofMillis(333))).isEmpty();
    assertThat(buckets(preset, "txn-service", Duration.ofMillis(334)))
        .containsExactly(
            "bos/txn-service: the last finite latency bucket ends at 1.0 s, but its SLO needs one of at least 1.002 s (three times its P99): add buckets where the service measures itself.");
  }

  @ParameterizedTest
  @FieldSource("PRESETS")
  void a_bound_of_exactly_three_times_the_slo_is_enough(String preset) {
    assertThat(buckets(preset, "edge-service", Duration.ofMillis(100))).isEmpty();
    assertThat(buckets(preset, "edge-service", Duration.ofMillis(101))).isNotEmpty();
  }

  @ParameterizedTest
  @FieldSource("PRESETS")
  void a_probe_fails_where_a_histogram_has_no_buckets(String preset) {
    assertThat(buckets(preset, "api-gateway", Duration.ofMillis(100)))
        .containsExactly(
            "bos/api-gateway: there are no latency buckets with a finite bound, but its SLO needs one of at least 0.3 s (three times its P99): add buckets where the service measures itself.");
    assertThat(probe(preset, "api-gateway", Duration.ofMillis(100)).passed()).isFalse();
  }

  private static List<String> buckets(String preset, String service, Duration p99) {
    return probe(preset, service, p99).problems().stream()
        .filter(problem -> problem.contains("bucket"))
        .toList();
  }

  @Test
  void a_probe_counts_what_clients_see_like_any_other_signal() {
    ProbeReport report = probe("istio", "txn-service", Duration.ofMillis(100));
    assertThat(check(report, Signals.CLIENT_ERROR_RATE))
        .hasToString("client_error_rate[RECENT]: 1 with a value, 0 unknown");
    assertThat(check(report, Signals.CLIENT_REQUEST_RATE))
        .hasToString("client_request_rate[RECENT]: 2 with a value, 0 unknown");
  }

  @Test
  void a_signal_that_only_the_configuration_defines_is_asked_by_a_tick_and_answered()
      throws IOException {
    PulihConfiguration configuration =
        configuration(
            """
            prometheus: {url: "%s", timeouts: {query: 10s, tick: 10s}}
            services:
              - {name: api-gateway, namespace: bos, slo: {availability: 99 %%, p99: 1s, errors: 1 %%}}
            signals:
              definitions:
                not_found_share:
                  kind: service
                  expression: >-
                    sum by (${labels}) (rate(http_requests_total{${selector},status="404"}[${window}]))
                    / sum by (${labels}) (rate(${requests}[${window}]))
                thousands_behind:
                  kind: group
                  expression: max by (${labels}) (kafka_consumergroup_lag)
                  scale: 0.001
            detection:
              extra:
                - {name: not_found, signal: not_found_share, window: condition, above: 0.1}
                - {name: behind, signal: thousands_behind, above: 3}
            """
                .formatted(prometheus.url()));
    Signal notFound = new Signal("not_found_share", EntityKind.SERVICE, Span.CONDITION);
    Signal behind = new Signal("thousands_behind", EntityKind.GROUP, Span.NONE);
    List<Signal> asked = configuration.measuring().detection().signals();
    assertThat(asked).contains(notFound, behind);
    try (var source = new PrometheusSource(settings(), Wiring.catalog(configuration))) {
      Readings readings = source.read(asked, History.NOW);
      // One of five requests is a 404; the worst partition of billing is 4,000 behind.
      assertThat(readings.of(notFound, new ServiceRef("bos", "api-gateway")).known())
          .hasValueCloseTo(0.2, within(1e-9));
      assertThat(readings.of(behind, new Entity.OfGroup("billing"))).isEqualTo(Reading.of(4));
      assertThat(readings.failures()).isEmpty();
    }
  }

  private static PulihConfiguration configuration(String yaml) throws IOException {
    Path file = Files.writeString(Files.createTempFile("pulih", ".yaml"), yaml);
    try {
      var result = ConfigurationFile.read(file, Map.of());
      return result.value().orElseThrow(() -> new AssertionError(result.problems()));
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void a_probe_measures_the_clock_of_the_server() {
    // The probe's clock stands at the end of the samples, long before or after this test runs.
    ProbeReport report = probe(Duration.ofMillis(100));
    assertThat(report.clockAhead().orElseThrow().abs()).isGreaterThan(Duration.ofHours(1));
    assertThat(report.problems()).anyMatch(p -> p.startsWith("The clock of Prometheus is "));
  }

  private static ProbeReport probe(Duration p99) {
    return probe("client-library", "txn-service", p99);
  }

  private static ProbeReport probe(String preset, String service, Duration p99) {
    Watched watched =
        new Watched(
            new ServiceRef("bos", service),
            new Slo(0.999, p99, 0.001),
            Mode.DRY_RUN,
            Watched.Owned.nothing(),
            OptionalDouble.empty());
    Clock clock = Clock.fixed(History.NOW, ZoneOffset.UTC);
    try (var probe = new SignalProbe(settings(), catalog(Preset.named(preset)), clock)) {
      return probe.probe(List.of(watched));
    }
  }

  private static SignalCheck check(ProbeReport report, Signal signal) {
    return report.signals().stream()
        .collect(Collectors.toMap(SignalCheck::signal, c -> c))
        .get(signal);
  }

  private static String failure(String expression) {
    Preset changes =
        new Preset(null, null, Map.of("request_rate", SignalSpec.expression(expression)));
    try (PrometheusSource source = source(Preset.named("client-library").with(changes))) {
      return source
          .read(List.of(Signals.REQUEST_RATE), History.NOW)
          .failures()
          .get(Signals.REQUEST_RATE);
    }
  }

  private static PrometheusSource source(Preset preset) {
    return new PrometheusSource(settings(), catalog(preset));
  }

  private static SignalCatalog catalog(Preset preset) {
    return new SignalCatalog(preset, Scope.everything(), Spans.defaults());
  }

  private static PrometheusSettings settings() {
    return Patient.settings(prometheus.url());
  }
}
