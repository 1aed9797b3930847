package dev.pulih.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code pulih backtest} refuses before it asks a server. */
class BacktestCommandTest {

  @TempDir private Path folder;

  private Said backtest() throws IOException {
    Path configuration =
        Files.writeString(
            folder.resolve("pulih.yaml"),
            """
            prometheus: {url: "http://localhost:1"}
            services:
              - name: tolls
                slo: {availability: 99.95 %, p99: 200ms, errors: 0.1 %}
            """);
    return Said.by(
        "backtest",
        "--config",
        configuration.toString(),
        "--from",
        "2026-11-01T00:00:00Z",
        "--to",
        "2026-11-01T01:00:00Z",
        "--out",
        folder.toString());
  }

  @Test
  void readings_of_somebody_else_are_left_alone() throws IOException {
    Path theirs = Files.createDirectories(folder.resolve("readings")).resolve("00001.csv.gz");
    Files.writeString(theirs, "theirs");
    Said said = backtest();
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .startsWith("pulih: " + theirs)
        .contains("readings-of.txt is missing", "name another folder with --out", "move all of");
    assertThat(theirs).hasContent("theirs");
    assertThat(folder.resolve("report.json")).doesNotExist();
  }
}
