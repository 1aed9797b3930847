package dev.pulih.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.service.DataFolder;
import dev.pulih.service.Instances;
import dev.pulih.service.deploy.Manifests;
import dev.pulih.service.testing.PromQuery;
import dev.pulih.service.testing.RealPrometheus;
import dev.pulih.service.testing.SystemTool;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alert rules that ship, before the real promtool and a real Prometheus. */
class AlertRulesIT {

  private static final Path FOLDER = Path.of("..", "deploy", "prometheus");
  private static final Path RULES = FOLDER.resolve("pulih-alerts.yaml");
  private static final Path TESTS = FOLDER.resolve("pulih-alerts-test.yaml");
  private static final Path METRICS = Path.of("..", "docs", "metrics.md");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String GONE = "ALERTS{alertname=\"PulihAbsent\",alertstate=\"firing\"}";

  @TempDir private Path folder;

  private static String promtool(Object... arguments) throws IOException {
    List<String> command =
        Stream.concat(Stream.of(SystemTool.require("promtool")), Stream.of(arguments))
            .map(Object::toString)
            .toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.onExit().join().exitValue()).as(said).isZero();
    return said;
  }

  private static Set<String> found(Path file, String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(file))
        .results()
        .map(result -> result.group(1))
        .collect(Collectors.toSet());
  }

  @Test
  void promtool_reads_the_rules() throws IOException {
    assertThat(promtool("check", "rules", RULES)).contains("SUCCESS", "rules found");
  }

  /** But for what finds the pods: Debian builds its Prometheus without it. */
  @Test
  void prometheus_reads_the_documented_scrape() throws IOException {
    String found = Manifests.scrape();
    String given = found.replaceAll("kubernetes_sd_configs: .*", "static_configs: []");
    assertThat(given).isNotEqualTo(found);
    Path scrape = Files.writeString(folder.resolve("prometheus.yml"), given);
    assertThat(promtool("check", "config", "--syntax-only", scrape)).contains("SUCCESS");
  }

  @Test
  void each_alert_fires_and_none_does_when_all_is_well() throws IOException {
    assertThat(promtool("test", "rules", TESTS)).contains("SUCCESS");
    List<MatchResult> checks =
        Pattern.compile("alertname: (\\w+)\n\\s+exp_alerts:( \\[])?")
            .matcher(Files.readString(TESTS))
            .results()
            .toList();
    Set<String> alerts = found(RULES, "alert: (\\w+)");
    assertThat(names(checks, true)).as("silent").isEqualTo(alerts);
    assertThat(names(checks, false)).as("firing").isEqualTo(alerts);
  }

  private static Set<String> names(List<MatchResult> checks, boolean silent) {
    return checks.stream()
        .filter(check -> (check.group(2) != null) == silent)
        .map(check -> check.group(1))
        .collect(Collectors.toSet());
  }

  @Test
  void the_rules_name_metrics_that_are_documented() throws IOException {
    Set<String> documented = found(METRICS, "\\| `(pulih_\\w+)`");
    assertThat(found(RULES, "(pulih_[a-z_]+)"))
        .isNotEmpty()
        .allSatisfy(
            name -> assertThat(documented).contains(name.replaceFirst("_(count|sum|bucket)$", "")));
  }

  /** The usual rules, of which none waits: its own test has shown for how long each would. */
  private Path impatient() throws IOException {
    String rules = Files.readString(RULES).replaceAll("for: \\w+", "for: 1s");
    return Files.writeString(folder.resolve("rules.yaml"), rules);
  }

  @Test
  void a_pulih_that_is_killed_is_missed() throws IOException {
    Path configuration = Instances.file(folder, "dry-run");
    DataFolder data = new DataFolder(folder.resolve("data"));
    try (PulihProcess pulih = PulihProcess.run(configuration, folder.resolve("pulih.log"))) {
      await().atMost(PATIENCE).until(() -> alive(pulih) && data.url().isPresent());
      URI url = data.url().orElseThrow();
      String scrape =
          "[{job_name: pulih, metrics_path: /metrics, authorization: {credentials_file: '%s'}, static_configs: [{targets: ['%s']}]}]"
              .formatted(data.tokenFile(), url.getAuthority());
      try (RealPrometheus prometheus = RealPrometheus.ruled(scrape, impatient())) {
        PromQuery query = new PromQuery(prometheus.url());
        await().atMost(PATIENCE).until(() -> query.finds("pulih_last_tick_timestamp_seconds > 0"));
        await().atMost(PATIENCE).until(() -> !query.finds(GONE));
        pulih.kill();
        await().atMost(PATIENCE).until(() -> query.finds(GONE));
      }
    }
  }

  private static boolean alive(PulihProcess pulih) {
    pulih.requireAlive();
    return true;
  }
}
