package dev.pulih.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.backtest.BacktestReport;
import dev.pulih.service.backtest.ReportFiles;
import dev.pulih.service.testing.Backfill;
import dev.pulih.service.testing.RealPrometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code pulih tune} over what a real Prometheus has stored: a service that fails now and then. */
class TuneIT {

  private static final Instant START = Instant.parse("2026-11-02T06:00:00Z");
  private static final Instant FROM = START.plusSeconds(3_600);
  private static final Instant TO = START.plusSeconds(12_600);
  private static final Duration SCRAPE = Duration.ofSeconds(15);

  /** When it fails for ten minutes, in seconds, and how many of its 20 requests a second. */
  private static final List<long[]> FAILURES =
      List.of(new long[] {4_800, 1}, new long[] {7_200, 2}, new long[] {9_600, 3});

  private static RealPrometheus prometheus;

  @TempDir private Path folder;

  @BeforeAll
  static void store() {
    String labels = "namespace=\"bos\",service=\"txn-service\",pod=\"txn-service-6f7d8c9b5-aaaaa\"";
    Backfill all = new Backfill();
    all.series("up{" + labels + "}", START, TO, SCRAPE, _ -> 1);
    all.series(
        "http_requests_total{" + labels + ",status=\"200\"}",
        START,
        TO,
        SCRAPE,
        s -> 1e6 + 20.0 * s - failed(s));
    all.series(
        "http_requests_total{" + labels + ",status=\"503\"}",
        START,
        TO,
        SCRAPE,
        s -> 1e6 + failed(s));
    prometheus = RealPrometheus.knowing(all);
  }

  private static double failed(long second) {
    return FAILURES.stream()
        .mapToDouble(f -> f[1] * (double) Math.clamp(second - f[0], 0, 600))
        .sum();
  }

  @AfterAll
  static void stop() {
    prometheus.close();
  }

  private Path configuration() throws IOException {
    return Files.writeString(
        folder.resolve("pulih.yaml"),
        """
        dataDir: %s
        prometheus: {url: "%s"}
        services:
          - name: txn-service
            namespace: bos
            slo: {availability: 99.95 %%, p99: 200ms, errors: 0.1 %%}
        """
            .formatted(folder.resolve("data"), prometheus.url()));
  }

  private String[] arguments(String command, Path file, String out, String... more) {
    List<String> usual =
        List.of(
            command,
            "--config",
            file.toString(),
            "--from",
            FROM.toString(),
            "--to",
            TO.toString(),
            "--out",
            folder.resolve(out).toString());
    return Stream.concat(usual.stream(), Arrays.stream(more)).toArray(String[]::new);
  }

  /** 2.5 h are 0.0149 weeks: 150 a week are two, less one. 5, 10 and 15 % fail in turn. */
  @Test
  void a_backtest_of_what_it_proposes_raises_what_it_promised() throws Exception {
    Path file = configuration();
    Path json = folder.resolve("evidence.json");
    Said said =
        Said.by(
            arguments("tune", file, "out", "--alarms-per-week", "150", "--json", json.toString()));
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.out()).contains("+    thresholds:", "+      error_rate_p2: 10 %");
    assertThat(said.err())
        .contains("looser than 1.44 %, from where on", "less than a week is known", "3 -> 1");
    BacktestReport report = backtested(Patching.patched(file, said.out()));
    List<JsonNode> proposed =
        JsonMapper.shared()
            .readTree(Files.readString(json))
            .path("thresholds")
            .valueStream()
            .filter(rule -> rule.path("outcome").asString().equals("change"))
            .toList();
    assertThat(proposed).extracting(rule -> rule.path("rule").asString()).contains("error_rate_p1");
    for (JsonNode rule : proposed) {
      assertThat(found(report, rule.path("rule").asString()))
          .as(rule.path("rule").asString())
          .isEqualTo(rule.path("proposed").path("alarms").asLong());
    }
  }

  private BacktestReport backtested(Path file) throws IOException {
    Said said = Said.by(arguments("backtest", file, "after"));
    assertThat(said.code()).as(said.err()).isZero();
    return ReportFiles.read(folder.resolve("after/report.json"));
  }

  private static long found(BacktestReport report, String name) {
    return report.runs().getFirst().rules().stream()
        .filter(rule -> rule.rule().equals(name))
        .mapToLong(rule -> rule.outside() + rule.unknowable())
        .sum();
  }

  @Test
  void it_reads_what_a_backtest_has_read_already() throws IOException {
    Path file = configuration();
    assertThat(Said.by(arguments("backtest", file, "out")).code()).isZero();
    Said said = Said.by(arguments("tune", file, "out", "--alarms-per-week", "150"));
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.err()).contains("is not read again");
  }

  @Test
  void each_command_of_the_page_runs() throws IOException {
    configuration();
    Files.writeString(
        folder.resolve("incidents.csv"),
        "service,from,to\ntxn-service,%s,%s\n".formatted(FROM, FROM.plusSeconds(600)));
    List<String> commands = PageCommands.of("tune.md");
    assertThat(commands).hasSize(3);
    for (String command : commands) {
      Output output = Output.of(here(command).split(" "));
      assertThat(output.code()).as("%s: %s", command, output.text()).isZero();
    }
  }

  /** With the files of this test, and an hour instead of four weeks. */
  private String here(String command) {
    return command
            .replaceAll("[a-z]+\\.(yaml|csv|json)", folder + "/$0")
            .replace("readings/", folder.resolve("page/readings").toString())
            .replace("2026-11-01T00:00:00Z", FROM.toString())
            .replace("2026-11-29T00:00:00Z", FROM.plusSeconds(3600).toString())
        + " --out "
        + folder.resolve("page");
  }
}
