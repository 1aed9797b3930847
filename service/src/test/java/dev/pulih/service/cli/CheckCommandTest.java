package dev.pulih.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.Instances;
import dev.pulih.service.testing.ClaudeEndpoint;
import dev.pulih.service.testing.MonitorEndpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

  @TempDir private Path folder;

  @Test
  void all_problems_of_a_file_come_at_once_with_their_places() throws IOException {
    Path file = folder.resolve("broken.yaml");
    Files.writeString(
        file,
        """
        mode: auto
        intervall: 15s
        prometheus: {url: "http://prometheus:9090"}
        services:
          - name: txn-service
            slo: {availability: 99.95, p99: 200ms, errors: 0.1 %}
        """);
    Output output = Output.of("check", "--config", file.toString());
    assertThat(output.code()).isEqualTo(1);
    assertThat(output.text())
        .contains("broken.yaml:2:1", "intervall", "broken.yaml:6:", "availability")
        .contains("Pulih cannot run");
  }

  @Test
  void a_file_that_is_not_there_is_said() {
    Output output = Output.of("check", "--config", folder.resolve("none.yaml").toString());
    assertThat(output.code()).isEqualTo(1);
    assertThat(output.text()).contains("none.yaml", "cannot be read");
  }

  @Test
  void offline_asks_nobody() {
    Path file = Instances.file(folder, "dry-run");
    Output output = Output.of("check", "--offline", "--config", file.toString());
    assertThat(output.text()).contains("1 services", "Pulih can run").doesNotContain("Prometheus");
    assertThat(output.code()).isZero();
  }

  @Test
  void a_prometheus_that_does_not_answer_is_a_problem_and_the_rest_is_still_checked() {
    Path file = Instances.file(folder, "dry-run");
    Output output = Output.of("check", "--config", file.toString());
    assertThat(output.code()).isEqualTo(1);
    assertThat(output.text())
        .contains("PROBLEM  no signal can be read")
        .contains("bos/txn-service stage 1 (restart): not available: no cluster")
        .contains("stage 3 (people): not available: neither PagerDuty nor Slack is configured")
        .contains("Claude is not configured")
        .contains("it can be opened");
  }

  @Test
  void the_monitor_of_the_heartbeat_is_pinged_and_what_it_says_is_told() throws IOException {
    try (MonitorEndpoint monitor = new MonitorEndpoint()) {
      assertThat(Output.of("check", "--config", pinging(monitor.url()).toString()).text())
          .contains("ok       its monitor takes pings; this was one");
      assertThat(monitor.texts()).containsExactly("check");
      URI wrong = monitor.uri().resolve("/planted-wrong-key");
      assertThat(Output.of("check", "--config", pinging(wrong).toString()).text())
          .contains("warning  its monitor does not take pings: it answered 200 (OK (not found))")
          .doesNotContain("planted");
      assertThat(
              Output.of("check", "--config", Instances.file(folder, "dry-run").toString()).text())
          .contains("warning  it is not configured: nobody outside notices");
    }
  }

  private Path pinging(URI url) throws IOException {
    Path secret = Files.writeString(folder.resolve("heartbeat.url"), url.toString());
    Path file = Instances.file(folder, "dry-run");
    Files.writeString(
        file, "heartbeat: {url: \"file:" + secret + "\"}\n", StandardOpenOption.APPEND);
    return file;
  }

  @Test
  void claude_is_asked_only_where_a_person_wants_it_and_its_budget_is_always_told()
      throws IOException {
    try (ClaudeEndpoint claude = new ClaudeEndpoint()) {
      Path file = asking(claude);
      assertThat(Output.of("check", "--config", file.toString()).text())
          .contains("Claude is configured; it is not asked here")
          .containsPattern(
              "budget: \\$0.00 of \\$50.00 spent in \\d{4}-\\d\\d \\(0 %\\), \\$50.00 left");
      assertThat(claude.received()).isEmpty();
      assertThat(Output.of("check", "--ask-claude", "--config", file.toString()).text())
          .containsPattern(
              "ok +claude-sonnet-4-5 answered as claude-sonnet-4-5 in \\d+ ms for \\$0.004950")
          .contains("$0.004950 of $50.00 spent");
      assertThat(claude.received()).hasSize(1);
    }
  }

  @Test
  void a_claude_that_does_not_answer_is_a_problem_with_the_kind_of_each_failure()
      throws IOException {
    try (ClaudeEndpoint claude = new ClaudeEndpoint()) {
      claude.failAlways(ClaudeEndpoint.failing(529));
      Path file = asking(claude);
      assertThat(Output.of("check", "--ask-claude", "--config", file.toString()).text())
          .contains("warning  claude-sonnet-4-5: FAILED the API answered 529")
          .contains("warning  claude-haiku-4-5: FAILED the API answered 529")
          .contains("PROBLEM  Claude does not answer");
    }
  }

  private Path asking(ClaudeEndpoint claude) throws IOException {
    Path file = Instances.file(folder, "dry-run");
    Path key = Files.writeString(folder.resolve("claude.key"), ClaudeEndpoint.KEY);
    String block = "claude: {apiKey: \"file:%s\", baseUrl: \"%s\"}".formatted(key, claude.uri());
    return Files.writeString(file, Files.readString(file) + block);
  }
}
