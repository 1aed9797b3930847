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
import java.util.function.LongToDoubleFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pulih backtest} over what a real Prometheus has stored: one pod of two falls ill. */
class BacktestIT {

  private static final Instant START = Instant.parse("2026-11-02T06:00:00Z");
  private static final Instant FROM = START.plusSeconds(3_600);
  private static final Instant ILL = START.plusSeconds(4_800);
  private static final Instant WELL = START.plusSeconds(6_600);
  private static final Instant TO = START.plusSeconds(9_000);
  private static final Duration SCRAPE = Duration.ofSeconds(15);
  private static final Pattern OUTSIDE =
      Pattern.compile("https?:|src=|href=|url\\(|@import|<script", Pattern.CASE_INSENSITIVE);

  private static RealPrometheus prometheus;

  @TempDir private Path folder;

  @BeforeAll
  static void store() {
    prometheus = RealPrometheus.knowing(samples());
  }

  @AfterAll
  static void stop() {
    prometheus.close();
  }

  /** Both pods serve 20 requests a second; the second fails 40 % of them for half an hour. */
  private static Backfill samples() {
    Backfill all = new Backfill();
    long ill = Duration.between(START, ILL).toSeconds();
    long well = Duration.between(START, WELL).toSeconds();
    LongToDoubleFunction failed = s -> 8.0 * Math.max(0, Math.min(s, well) - ill);
    pod(all, "a", s -> 20.0 * s, _ -> 0);
    pod(all, "b", s -> 20.0 * s - failed.applyAsDouble(s), failed);
    return all;
  }

  private static void pod(
      Backfill all, String name, LongToDoubleFunction good, LongToDoubleFunction bad) {
    String labels =
        "namespace=\"bos\",service=\"txn-service\",pod=\"txn-service-6f7d8c9b5-aaaa" + name + "\"";
    all.series("up{" + labels + "}", START, TO, SCRAPE, _ -> 1);
    all.series(
        "http_requests_total{" + labels + ",status=\"200\"}",
        START,
        TO,
        SCRAPE,
        s -> 1e6 + good.applyAsDouble(s));
    all.series(
        "http_requests_total{" + labels + ",status=\"503\"}",
        START,
        TO,
        SCRAPE,
        s -> 1e6 + bad.applyAsDouble(s));
  }

  private Path configuration(String name, String more) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        """
        dataDir: %s
        prometheus: {url: "%s"}
        services:
          - name: txn-service
            namespace: bos
            slo: {availability: 99.95 %%, p99: 200ms, errors: 0.1 %%}
        %s
        """
            .formatted(folder.resolve("data"), prometheus.url(), more));
  }

  private Output backtest(Instant from, Instant to, String... more) throws IOException {
    String[] usual = {
      "backtest",
      "--config",
      configuration("pulih.yaml", "").toString(),
      "--from",
      from.toString(),
      "--to",
      to.toString(),
      "--out",
      folder.resolve("out").toString()
    };
    String[] all = Arrays.copyOf(usual, usual.length + more.length);
    System.arraycopy(more, 0, all, usual.length, more.length);
    return Output.of(all);
  }

  private BacktestReport report() throws IOException {
    return ReportFiles.read(folder.resolve("out/report.json"));
  }

  @Test
  void it_reports_what_would_have_been_found_and_done() throws IOException {
    Path known =
        Files.writeString(
            folder.resolve("incidents.csv"),
            "service,from,to\ntxn-service,%s,%s\n".formatted(ILL, WELL));
    Output output = backtest(FROM, TO, "--incidents", known.toString());
    assertThat(output.code()).as(output.text()).isZero();
    assertThat(output.text()).contains("RESTART", "given incidents found", "1 of 1");
    var run = report().runs().getFirst();
    assertThat(run.totals().restarts()).isEqualTo(1);
    assertThat(run.totals().missed()).isZero();
    assertThat(run.totals().outsideP1P2()).isZero();
    var incident = run.incidents().getFirst();
    // 40 % of the pod's requests: its five-minute rate passes 10 % after 75 s, and 5 min later ...
    assertThat(incident.unknowableFrom().orElseThrow())
        .isBetween(ILL.plusSeconds(360), ILL.plusSeconds(420));
    // 20 % of the service's: over 2 % after 30 s
    assertThat(run.given().getFirst().secondsToP1P2().orElseThrow()).isBetween(15.0, 75.0);
    String page = Files.readString(folder.resolve("out/report.html"));
    assertThat(page).contains("<svg");
    String own = page.replace(prometheus.url().toString(), "");
    assertThat(OUTSIDE.matcher(own).find()).isFalse();
  }

  @Test
  void the_same_command_again_asks_nothing_and_says_the_same() throws IOException {
    backtest(FROM, FROM.plusSeconds(1800));
    BacktestReport first = report();
    Output again = backtest(FROM, FROM.plusSeconds(1800));
    assertThat(again.text()).contains("is not read again");
    assertThat(report()).isEqualTo(first);
    assertThat(backtest(FROM, FROM.plusSeconds(900)).text()).contains("it begins anew");
  }

  @Test
  void two_configurations_are_compared_on_the_same_readings() throws IOException {
    Path other = configuration("other.yaml", "detection: {rules: {error_rate_p1: {above: 60 %}}}");
    Output output = backtest(FROM, TO, "--compare", other.toString());
    assertThat(output.code()).as(output.text()).isZero();
    assertThat(report().runs()).hasSize(2);
    assertThat(report().runs().getFirst().rules()).anyMatch(r -> r.rule().equals("error_rate_p1"));
    assertThat(report().runs().getLast().rules()).noneMatch(r -> r.rule().equals("error_rate_p1"));
  }

  @Test
  void configurations_that_cannot_find_different_things_are_called_so() throws IOException {
    Instant to = FROM.plusSeconds(900);
    Path four = configuration("other.yaml", "detection: {deviation: {sigmas: 4}}");
    assertThat(backtest(FROM, to, "--compare", four.toString()).text())
        .contains("differ in nothing that detection reads", "calibrated nothing reads sigmas");
    Path often =
        configuration("often.yaml", "detection: {deviation: {calibration: {findingsPerWeek: 5}}}");
    assertThat(backtest(FROM, to, "--compare", often.toString()).text())
        .doesNotContain("differ in nothing");
  }

  @Test
  void a_range_without_any_sample_is_a_failure() throws IOException {
    Instant before = START.minusSeconds(100_000);
    Output output = backtest(before, before.plusSeconds(600));
    assertThat(output.code()).isEqualTo(1);
    assertThat(output.text()).contains("has no sample", "not a calm time");
  }

  @Test
  void a_range_of_which_a_part_is_not_kept_says_how_much() throws IOException {
    Output output = backtest(START.minusSeconds(3600), START.plusSeconds(3600));
    assertThat(output.code()).isZero();
    assertThat(output.text()).contains("had no sample at all");
    assertThat(report().range().emptyTicks()).isBetween(235L, 245L); // an hour at 15 s
    assertThat(report().runs().getFirst().services().getFirst().unknownShare()).isGreaterThan(0.4);
  }

  /** With the files of this test, and an hour instead of a week. */
  @Test
  void each_command_of_the_page_runs() throws IOException {
    configuration("pulih.yaml", "");
    configuration("other.yaml", "detection: {deviation: {calibration: {findingsPerWeek: 5}}}");
    Files.writeString(
        folder.resolve("incidents.csv"),
        "service,from,to\ntxn-service,%s,%s\n".formatted(ILL, WELL));
    List<String> commands = PageCommands.of("backtest.md");
    assertThat(commands).hasSize(3);
    for (String command : commands) {
      Output output = Output.of(here(command).split(" "));
      assertThat(output.code()).as("%s: %s", command, output.text()).isZero();
    }
  }

  private String here(String command) {
    return command
            .replaceAll("[a-z]+\\.(yaml|csv)", folder + "/$0")
            .replace("readings/", folder.resolve("out/readings").toString())
            .replace("2026-11-01T00:00:00Z", FROM.toString())
            .replace("2026-11-08T00:00:00Z", FROM.plusSeconds(3600).toString())
        + " --out "
        + folder.resolve("out");
  }
}
