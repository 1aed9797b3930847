package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.analyse.FakeAuditLog;
import dev.pulih.analyse.Masking;
import dev.pulih.service.claude.BudgetNotice;
import dev.pulih.service.claude.Claude;
import dev.pulih.service.claude.ClaudeSettings;
import dev.pulih.service.secret.Secret;
import dev.pulih.simulator.memory.MemoryEventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page about metrics says what a Pulih that has just been started exposes, and nothing else.
 */
class MetricsPageIT {

  private static final Path PAGE = Path.of("..", "docs", "metrics.md");

  /** Set to {@code true}, the page is written instead: {@code -Dpulih.docs.write=true}. */
  private static final boolean WRITE = Boolean.getBoolean("pulih.docs.write");

  private static final Pattern SERIES = Pattern.compile("(pulih_\\w+?)(?:\\{(.*)})? \\S+");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
  private static final Pattern META = Pattern.compile("# (HELP|TYPE) (pulih_\\w+) (.*)");

  /** Whose values the configuration says, or the build. */
  private static final Set<String> OPEN =
      Set.of("service", "namespace", "model", "version", "mode");

  private static final String INTRODUCTION =
      """
      # Metrics

      What Pulih measures of itself, under `/metrics`, which needs the token
      (`authorization: {credentials_file: ...}` in Prometheus). Every series but those with a label of the
      configuration is there from the start, with 0 (or NaN, where it says so), so that an alert needs no `or vector(0)`; those of Claude are
      there if it is configured. Beside these there are
      the JVM's and the server's own (`jvm_*`, `process_*`, `http_server_*`). What is called a histogram also has
      `_count`, `_sum`, and `_max`, the longest of late.

      [Alert rules](../deploy/prometheus/pulih-alerts.yaml) and a [Grafana dashboard](../deploy/grafana/pulih.json)
      that use them ship with Pulih. A test writes this page from a running Pulih.

      | metric | type | labels | unit | means |
      |---|---|---|---|---|
      """;

  @TempDir private Path folder;

  /** What is known of one metric. */
  private static final class Row {
    private final Map<String, Set<String>> labels = new TreeMap<>();
    private String type = "";
    private String means = "";

    private String line(String name) {
      return "| `%s` | %s | %s | %s | %s |\n".formatted(name, type, labels(), unit(name), means);
    }

    private String labels() {
      return labels.isEmpty()
          ? "-"
          : labels.entrySet().stream()
              .map(e -> "`" + e.getKey() + "`" + values(e.getKey(), e.getValue()))
              .collect(Collectors.joining(", "));
    }

    private static String values(String label, Set<String> values) {
      return OPEN.contains(label) ? "" : " (" + String.join(", ", values) + ")";
    }

    private static String unit(String name) {
      return name.endsWith("_seconds") ? "seconds" : name.endsWith("_dollars") ? "dollars" : "-";
    }
  }

  @Test
  void the_page_in_docs_is_what_a_running_pulih_exposes() throws IOException {
    String page = INTRODUCTION + table();
    if (WRITE) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE)
        .as("docs/metrics.md, which this test writes with -Dpulih.docs.write=true")
        .hasContent(page);
  }

  private String table() {
    Map<String, Row> rows = new TreeMap<>();
    List<String> lines = exposed();
    lines.forEach(line -> meta(line, rows));
    lines.forEach(line -> series(line, rows));
    assertThat(rows.values()).allSatisfy(row -> assertThat(row.means).isNotBlank());
    return rows.entrySet().stream()
        .filter(e -> !(e.getKey().endsWith("_max") && e.getValue().type.equals("gauge")))
        .map(e -> e.getValue().line(e.getKey()))
        .collect(Collectors.joining());
  }

  private List<String> exposed() {
    Claude.Ground ground =
        new Claude.Ground(
            new FakeAuditLog(), Masking.defaults(), BudgetNotice.inLog(), Clock.systemUTC());
    try (Claude claude = new Claude(ClaudeSettings.of(new Secret("k")), ground);
        Running running =
            Instances.ailing(
                new Instances.Past(new MemoryEventLog(), new FakeAuditLog(), Optional.of(claude)),
                folder)) {
      return Exposed.lines(new Caller(running));
    }
  }

  private static void meta(String line, Map<String, Row> rows) {
    Matcher matcher = META.matcher(line);
    if (matcher.matches()) {
      Row row = rows.computeIfAbsent(matcher.group(2), _ -> new Row());
      if (matcher.group(1).equals("TYPE")) {
        row.type = matcher.group(3);
      } else {
        row.means = matcher.group(3);
      }
    }
  }

  private static void series(String line, Map<String, Row> rows) {
    Matcher matcher = SERIES.matcher(line);
    if (matcher.matches()) {
      String name = matcher.group(1).replaceFirst("_(bucket|count|sum)$", "");
      Row row = rows.getOrDefault(matcher.group(1), rows.get(name));
      assertThat(row).as(line).isNotNull();
      LABEL
          .matcher(Optional.ofNullable(matcher.group(2)).orElse(""))
          .results()
          .filter(label -> !label.group(1).equals("le"))
          .forEach(
              label ->
                  row.labels
                      .computeIfAbsent(label.group(1), _ -> new TreeSet<>())
                      .add(label.group(2)));
    }
  }
}
