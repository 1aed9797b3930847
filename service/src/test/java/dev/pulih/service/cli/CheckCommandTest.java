package dev.pulih.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.Instances;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
