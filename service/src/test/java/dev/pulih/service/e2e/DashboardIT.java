package dev.pulih.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.service.Application;
import dev.pulih.service.Running;
import dev.pulih.service.config.ConfigurationFile;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.testing.FreePort;
import dev.pulih.service.testing.PromQuery;
import dev.pulih.service.testing.RealPrometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Grafana dashboard that ships: it is whole, and each of its queries finds something. */
class DashboardIT {

  private static final Path DASHBOARD = Path.of("..", "deploy", "grafana", "pulih.json");
  private static final Path METRICS = Path.of("..", "docs", "metrics.md");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern VALUES = Pattern.compile("label_values\\((.*), (\\w+)\\)");

  /** What other metrics on it say as well. */
  private static final Set<String> TOLD_OTHERWISE =
      Set.of(
          "pulih_effects_retried_total",
          "pulih_troubles_total",
          "pulih_claude_budget_amount_dollars");

  /** What a Pulih that has just begun cannot know. */
  private static final String UNKNOWN_AT_FIRST = "pulih_deviation_findings_per_week";

  @TempDir private Path folder;

  private static JsonNode dashboard() throws IOException {
    return new JsonMapper().readTree(Files.readString(DASHBOARD));
  }

  private static Stream<JsonNode> all(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static List<JsonNode> panels() throws IOException {
    return all(dashboard().path("panels"))
        .filter(panel -> !panel.path("type").asString().equals("row"))
        .toList();
  }

  /** What panels and variables ask, with the variables' values put in as Grafana does. */
  private static List<String> queries() throws IOException {
    List<String> queries = new ArrayList<>();
    panels()
        .forEach(
            panel ->
                all(panel.path("targets")).forEach(t -> queries.add(t.path("expr").asString())));
    all(dashboard().path("templating").path("list"))
        .map(variable -> variable.path("definition").asString(""))
        .filter(definition -> !definition.isEmpty())
        .map(definition -> VALUES.matcher(definition).replaceFirst("group by ($2) ($1)"))
        .forEach(queries::add);
    return queries.stream().map(DashboardIT::substituted).toList();
  }

  private static String substituted(String query) {
    return query
        .replace("$job", ".*")
        .replace("$instance", ".*")
        .replace("$__rate_interval", "15s");
  }

  @Test
  void panels_are_told_apart_said_and_lie_beside_each_other() throws IOException {
    List<JsonNode> panels = panels();
    assertThat(panels).hasSizeGreaterThan(20);
    assertThat(all(dashboard().path("panels")).map(p -> p.path("id").asInt()))
        .doesNotHaveDuplicates();
    assertThat(panels)
        .allSatisfy(
            panel -> {
              assertThat(panel.path("title").asString()).isNotBlank();
              assertThat(panel.path("description").asString()).isNotBlank();
              assertThat(panel.path("targets")).isNotEmpty();
              assertThat(all(panel.path("targets")).map(t -> t.path("refId").asString()))
                  .doesNotHaveDuplicates();
              assertThat(panel.toString()).contains("\"uid\":\"${datasource}\"");
            });
    Set<String> cells = new HashSet<>();
    panels.forEach(panel -> occupy(panel.path("gridPos"), cells));
  }

  private static void occupy(JsonNode at, Set<String> cells) {
    int left = at.path("x").asInt();
    int top = at.path("y").asInt();
    assertThat(left + at.path("w").asInt()).isLessThanOrEqualTo(24);
    for (int x = left; x < left + at.path("w").asInt(); x++) {
      for (int y = top; y < top + at.path("h").asInt(); y++) {
        assertThat(cells.add(x + "," + y)).as("two panels at %d, %d", x, y).isTrue();
      }
    }
  }

  @Test
  void every_documented_metric_is_on_it() throws IOException {
    String queries = String.join("\n", queries());
    Set<String> documented =
        Pattern.compile("\\| `(pulih_\\w+)`")
            .matcher(Files.readString(METRICS))
            .results()
            .map(result -> result.group(1))
            .filter(name -> !TOLD_OTHERWISE.contains(name))
            .collect(Collectors.toSet());
    assertThat(documented).hasSizeGreaterThan(25).allSatisfy(n -> assertThat(queries).contains(n));
  }

  @Test
  void every_query_finds_numbers_in_a_prometheus_that_scrapes_a_running_pulih() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "0123456789abcdef");
    int port = FreePort.next();
    String scrape =
        "[{job_name: pulih, metrics_path: /metrics, authorization: {credentials_file: '%s'}, static_configs: [{targets: ['127.0.0.1:%d']}]}]"
            .formatted(token, port);
    try (RealPrometheus prometheus = RealPrometheus.configured(scrape);
        Running _ = Application.start(configuration(prometheus, token, port))) {
      PromQuery asked = new PromQuery(prometheus.url());
      for (String query : queries()) {
        await(query).atMost(PATIENCE).until(() -> findsNumbers(asked, query));
      }
    }
  }

  private static boolean findsNumbers(PromQuery asked, String query) {
    return all(asked.series(query))
        .map(series -> series.path("value").get(1).asString())
        .anyMatch(value -> !value.equals("NaN") || query.contains(UNKNOWN_AT_FIRST));
  }

  /** With a model, which nobody asks anything, and without a cluster. */
  private PulihConfiguration configuration(RealPrometheus prometheus, Path token, int port)
      throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("pulih.yaml"),
            """
            interval: 1s
            offset: 0
            dataDir: %s
            prometheus: {url: "%s", timeouts: {connect: 300ms, query: 600ms, tick: 800ms}}
            server: {port: %d, token: "file:%4$s"}
            claude: {apiKey: "file:%4$s"}
            services:
              - {name: txn-service, slo: {availability: 99.95 %%, p99: 200ms, errors: 0.1 %%}}
            """
                .formatted(folder.resolve("data"), prometheus.url(), port, token));
    var read = ConfigurationFile.read(file, Map.of());
    return read.value().orElseThrow(() -> new AssertionError(read.problems()));
  }
}
