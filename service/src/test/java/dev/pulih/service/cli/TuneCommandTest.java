package dev.pulih.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Threshold;
import dev.pulih.service.backtest.BacktestReport;
import dev.pulih.service.backtest.ReportFiles;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.signal.ServiceRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code pulih tune} over readings in a file. */
class TuneCommandTest {

  private static final Instant FROM = Instant.parse("2026-11-02T00:00:00Z");
  private static final Duration STEP = Duration.ofMinutes(5);
  private static final int DAY = 288;
  private static final int TICKS = 14 * DAY;

  @TempDir private Path folder;

  private Path configuration = Path.of("");
  private Path readings = Path.of("");

  /** Two weeks with ten peaks of a lag, 1,000 to 10,000, of two ticks each. */
  @BeforeEach
  void write() throws IOException {
    configuration = configuration("");
    StringBuilder csv = new StringBuilder("time,signal,name,value\n");
    for (int i = 0; i < TICKS; i++) {
      int day = i / DAY;
      boolean peak = day >= 1 && day <= 10 && i % DAY < 2;
      double lag = peak ? 1000.0 * day : 100;
      csv.append(FROM.plus(STEP.multipliedBy(i))).append(",kafka_lag,tolls,").append(lag);
      csv.append('\n');
    }
    readings = Files.writeString(folder.resolve("readings.csv"), csv);
  }

  private Path configuration(String more) throws IOException {
    return Files.writeString(
        folder.resolve("pulih.yaml"),
        """
        # Of the toll lanes.
        prometheus: {url: "http://localhost:1"}
        services:
          - name: tolls # the lanes
            # Agreed with the operator.
            slo: {availability: 99.95 %%, p99: 200ms, errors: 0.1 %%}
            kafkaGroups: [tolls]
        %s"""
            .formatted(more));
  }

  private Said tune(String... more) {
    return Said.by(arguments("tune", configuration, more));
  }

  private String[] arguments(String command, Path file, String... more) {
    List<String> usual =
        List.of(
            command,
            "--config",
            file.toString(),
            "--from",
            FROM.toString(),
            "--to",
            FROM.plus(STEP.multipliedBy(TICKS - 1)).toString(),
            "--step",
            String.valueOf(STEP.toSeconds()),
            "--csv",
            readings.toString());
    return Stream.concat(usual.stream(), Arrays.stream(more)).toArray(String[]::new);
  }

  /** One alarm a week are two in two weeks, less one for what was not seen yet. */
  @Test
  void it_proposes_a_diff_that_keeps_comments_and_order() {
    Said said = tune();
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.out())
        .isEqualTo(
            """
            --- %s
            +++ proposed
            @@ -2,6 +2,8 @@
             prometheus: {url: "http://localhost:1"}
             services:
               - name: tolls # the lanes
            +    thresholds:
            +      kafka_lag_p2: 9000
                 # Agreed with the operator.
                 slo: {availability: 99.95 %%, p99: 200ms, errors: 0.1 %%}
                 kafkaGroups: [tolls]
            """
                .formatted(configuration));
    assertThat(said.err())
        .contains("default/tolls", "kafka_lag_p2", "5000", "9000", "5 -> 1", "14.0", "10000")
        .contains("right: default/tolls kafka_lag_p1: keeps to the rate; a P1 is never lowered")
        .contains("no proposal: default/tolls", "error_rate_p2", "no reading is known");
  }

  @Test
  void what_it_proposes_is_a_configuration_that_raises_what_was_promised() throws Exception {
    Path patched = Patching.patched(configuration, tune().out());
    PulihConfiguration read = Patching.read(patched);
    assertThat(read.measuring().detection().rules())
        .filteredOn(rule -> rule.name().equals("kafka_lag_p2"))
        .singleElement()
        .satisfies(rule -> assertThat(number(rule)).isEqualTo(9000));
    assertThat(alarms(configuration)).isEqualTo(5); // 6,000 to 10,000
    assertThat(alarms(patched)).isEqualTo(1);
  }

  private static double number(Object rule) {
    return ((Threshold) rule).limit().number(new ServiceRef("default", "tolls"));
  }

  private long alarms(Path file) throws IOException {
    Path out = folder.resolve("out");
    Said said = Said.by(arguments("backtest", file, "--out", out.toString()));
    assertThat(said.code()).as(said.err()).isZero();
    BacktestReport report = ReportFiles.read(out.resolve("report.json"));
    return report.runs().getFirst().rules().stream()
        .filter(rule -> rule.rule().equals("kafka_lag_p2"))
        .mapToLong(BacktestReport.Rule::outside)
        .sum();
  }

  @Test
  void it_writes_no_configuration_and_nothing_else() throws IOException {
    assertThat(configuration.toFile().setReadOnly()).isTrue();
    byte[] before = Files.readAllBytes(configuration);
    var modified = Files.getLastModifiedTime(configuration);
    tune();
    assertThat(Files.readAllBytes(configuration)).isEqualTo(before);
    assertThat(Files.getLastModifiedTime(configuration)).isEqualTo(modified);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(configuration, readings);
    }
  }

  @Test
  void the_evidence_goes_to_a_file() throws IOException {
    Path json = folder.resolve("evidence.json");
    assertThat(tune("--json", json.toString()).code()).isZero();
    JsonNode report = JsonMapper.shared().readTree(Files.readString(json));
    assertThat(report.path("format").asInt()).isEqualTo(1);
    assertThat(report.path("alarmsPerWeek").asDouble()).isEqualTo(1);
    JsonNode lag =
        report
            .path("thresholds")
            .valueStream()
            .filter(rule -> rule.path("rule").asString().equals("kafka_lag_p2"))
            .findFirst()
            .orElseThrow();
    assertThat(lag.path("outcome").asString()).isEqualTo("change");
    assertThat(lag.path("history").path("samples").asInt()).isEqualTo(TICKS);
    assertThat(lag.path("history").path("highest").asDouble()).isEqualTo(10_000);
    assertThat(lag.path("history").path("unknownShare").asDouble()).isZero();
    assertThat(lag.path("present").path("alarms").asInt()).isEqualTo(5);
    assertThat(lag.path("proposed").path("threshold").asString()).isEqualTo("9000");
    assertThat(lag.path("proposed").path("alarms").asInt()).isEqualTo(1);
  }

  /** The peak of 10,000 was an incident; a threshold of 8,000 leaves one alarm and finds it. */
  @Test
  void a_known_incident_is_left_out_and_found() throws IOException {
    Instant peak = FROM.plus(STEP.multipliedBy(10 * DAY));
    Path known =
        Files.writeString(
            folder.resolve("incidents.csv"),
            "service,from,to\ntolls,%s,%s\n"
                .formatted(peak.minusSeconds(300), peak.plusSeconds(600)));
    Said said = tune("--incidents", known.toString(), "--alarms-per-week", "1.1");
    assertThat(said.out()).contains("+      kafka_lag_p2: 8000");
    assertThat(said.err())
        .contains("4 -> 1", "1/1 -> 1/1", "left out: given incidents of default/tolls: 1");
  }

  @Test
  void where_nothing_is_to_be_changed_it_says_so_and_there_is_no_diff() throws IOException {
    configuration = configuration("detection: {rules: {kafka_lag_p2: {above: 9000}}}\n");
    Said said = tune();
    assertThat(said.code()).isZero();
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .contains("Nothing is to be changed.", "right: default/tolls kafka_lag_p2: keeps to");
  }

  @Test
  void too_short_a_history_promises_nothing() {
    Said said = tune("--alarms-per-week", "0.25");
    assertThat(said.code()).isZero();
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .contains("14.0 known days are too few to promise 0.25 alarms a week: at least 28.0");
  }

  @Test
  void what_it_cannot_do_it_says_and_fails() throws IOException {
    Files.writeString(readings, "time,signal,name,value\n");
    Said empty = tune();
    assertThat(empty.code()).isEqualTo(1);
    assertThat(empty.out()).isEmpty();
    assertThat(empty.err()).contains("has no sample", "not a calm time");
    assertThat(Said.by("tune", "--config", configuration.toString()).code()).isEqualTo(2);
  }
}
