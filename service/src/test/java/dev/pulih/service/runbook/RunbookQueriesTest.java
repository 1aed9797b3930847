package dev.pulih.service.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.notify.Runbook.Shipped;
import dev.pulih.service.prometheus.Preset;
import dev.pulih.service.prometheus.Scope;
import dev.pulih.service.prometheus.SignalCatalog;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Spans;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query of a runbook is PromQL, about metrics that there are. */
class RunbookQueriesTest {

  @TempDir private Path folder;

  static Stream<RunbookPage> pages() {
    return RunbookPage.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void prometheus_can_read_each_query(RunbookPage page) throws IOException {
    assertThat(page.fences("promql")).isNotEmpty();
    assertThat(Promtool.refusal(folder, page.fences("promql"))).isEmpty();
  }

  @Test
  void what_prometheus_cannot_read_is_refused() throws IOException {
    assertThat(Promtool.refusal(folder, List.of("sum by (pod) (up)", "sum by pod (up)")))
        .hasValueSatisfying(said -> assertThat(said).contains("could not parse expression"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void each_metric_has_a_name_that_its_exporter_gives_it(RunbookPage page) {
    assertThat(page.fences("promql"))
        .allSatisfy(
            query ->
                assertThat(MetricNames.in(query)).isNotEmpty().isSubsetOf(ExporterMetrics.names()));
  }

  @Test
  void no_metric_is_listed_that_no_runbook_uses() {
    assertThat(
            pages()
                .flatMap(page -> page.fences("promql").stream())
                .flatMap(query -> MetricNames.in(query).stream())
                .collect(Collectors.toSet()))
        .isEqualTo(ExporterMetrics.names());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '~',
      textBlock =
          """
          sum by (a) (rate(b_total{c="d or e"}[5m] offset 1d)) / on (f) group_left (g) h_i > 0.5 -> b_total h_i
          max_over_time((time() - max(j{k!~"l|m"}))[10m:1m]) or label_replace(n, "o", "p", "", "") -> j n
          """)
  void names_are_told_from_labels_functions_and_texts(String query, String names) {
    assertThat(MetricNames.in(query)).containsExactlyInAnyOrder(names.split(" "));
  }

  /** What docs/promql.md proves is what a person looks at. */
  @ParameterizedTest
  @MethodSource("presets")
  void lag_and_connections_are_asked_as_pulih_asks_them(String preset) {
    SignalCatalog catalog =
        new SignalCatalog(Preset.named(preset), Scope.everything(), Spans.defaults());
    assertThat(queries(Shipped.RB_02))
        .contains(flat(catalog.expression(Signals.KAFKA_LAG).orElseThrow()));
    assertThat(queries(Shipped.RB_03))
        .contains(flat(catalog.expression(Signals.DB_CONNECTIONS).orElseThrow()));
  }

  static Stream<String> presets() {
    return Stream.of("client-library", "micrometer", "istio", "opentelemetry");
  }

  private static List<String> queries(Shipped runbook) {
    return RunbookPage.of(runbook).fences("promql").stream().map(RunbookQueriesTest::flat).toList();
  }

  private static String flat(String query) {
    return query.replaceAll("\\s+", " ").strip();
  }
}
