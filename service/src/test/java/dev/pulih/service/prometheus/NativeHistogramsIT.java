package dev.pulih.service.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.pulih.service.testing.NativeHistogramServer;
import dev.pulih.service.testing.RealPrometheus;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What docs/promql.md says about native histograms, tried on the real Prometheus. */
class NativeHistogramsIT {

  private static final Signal P99 = Signals.P99_LATENCY;
  private static final ServiceRef TXN = new ServiceRef("bos", "txn-service");
  private static final String OF_NATIVE =
      "histogram_quantile(0.99, sum by (${labels}) (rate(http_request_duration_seconds{${selector}}[${window}])))";
  private static final String RAW =
      "sum by (${labels}) (rate(http_request_duration_seconds{${selector}}[${window}]))";

  private static NativeHistogramServer target;
  private static RealPrometheus prometheus;

  @BeforeAll
  static void scrape() {
    target = new NativeHistogramServer();
    prometheus =
        RealPrometheus.configured(
            "[{job_name: test, static_configs: [{targets: ['%s']}]}]".formatted(target.target()),
            "--enable-feature=native-histograms");
    await().atMost(Duration.ofMinutes(1)).until(() -> read(OF_NATIVE).known().isPresent());
  }

  @AfterAll
  static void stop() {
    if (prometheus != null) {
      prometheus.close();
    }
    target.close();
  }

  @Test
  void an_expression_without_le_reads_the_quantile_of_a_native_histogram() {
    // The 99th of a hundred is 0.4 s; native buckets of the schema 5 grow by 2^(1/32), 2.2 %.
    assertThat(read(OF_NATIVE).known().orElseThrow()).isCloseTo(0.4, within(0.4 * 0.022));
  }

  @Test
  void the_shipped_expression_finds_no_buckets_any_more() {
    assertThat(ask(Preset.named("client-library")).of(P99, TXN))
        .isEqualTo(Reading.unknown(Reading.Why.NO_DATA));
  }

  @Test
  void an_expression_that_answers_histograms_is_refused_with_what_to_do() {
    assertThat(ask(with(RAW)).failures().get(P99))
        .startsWith("p99_latency[CONDITION] at http://127.0.0.1:")
        .endsWith(" answers native histograms: take a number of them, as by histogram_quantile.");
  }

  private static Reading read(String expression) {
    return ask(with(expression)).of(P99, TXN);
  }

  private static Preset with(String expression) {
    return Preset.named("client-library")
        .with(new Preset(null, null, Map.of("p99_latency", SignalSpec.expression(expression))));
  }

  private static Readings ask(Preset preset) {
    SignalCatalog catalog = new SignalCatalog(preset, Scope.everything(), tenSeconds());
    try (var source = new PrometheusSource(Patient.settings(prometheus.url()), catalog)) {
      return source.read(List.of(P99), Instant.now());
    }
  }

  private static Spans tenSeconds() {
    Map<Span, Duration> lengths = new EnumMap<>(Spans.defaults().lengths());
    lengths.put(Span.CONDITION, Duration.ofSeconds(10));
    return new Spans(lengths);
  }
}
