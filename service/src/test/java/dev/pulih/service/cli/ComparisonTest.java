package dev.pulih.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code pulih backtest --compare} takes, and what it refuses. */
class ComparisonTest {

  private static final String TOLLS =
      "{name: tolls, kafkaGroups: [lanes], slo: {availability: 99.95 %, p99: 200ms, errors: 0.1 %}}";

  @TempDir private Path folder;

  private Path usual = Path.of("");
  private Path readings = Path.of("");

  @BeforeEach
  void write() throws IOException {
    usual = configuration("pulih.yaml", "", TOLLS);
    readings =
        Files.writeString(
            folder.resolve("readings.csv"),
            "time,signal,name,value\n2026-11-01T00:00:15Z,kafka_lag,lanes,100\n");
  }

  private Path configuration(String name, String more, String... services) throws IOException {
    String listed = Stream.of(services).map(s -> "  - " + s).collect(Collectors.joining("\n"));
    String server = more.contains("prometheus:") ? "" : "prometheus: {url: \"http://localhost:1\"}";
    return Files.writeString(
        folder.resolve(name), server + "\n" + more + "\nservices:\n" + listed + "\n");
  }

  private Said compared(Path other, String... more) {
    List<String> usually =
        List.of(
            "backtest",
            "--config",
            usual.toString(),
            "--from",
            "2026-11-01T00:00:00Z",
            "--to",
            "2026-11-01T00:10:00Z",
            "--out",
            folder.resolve("out").toString(),
            "--compare",
            other.toString());
    return Said.by(Stream.concat(usually.stream(), Stream.of(more)).toArray(String[]::new));
  }

  private Said fromFiles(Path other) {
    return compared(other, "--csv", readings.toString());
  }

  @Test
  void other_services_are_refused_from_files_as_from_a_server() throws IOException {
    Path other = configuration("other.yaml", "", TOLLS.replace("tolls", "gates"));
    for (Said said : List.of(fromFiles(other), compared(other))) {
      assertThat(said.code()).isEqualTo(1);
      assertThat(said.out()).isEmpty();
      assertThat(said.err())
          .startsWith("pulih: %s and %s do not read the same.".formatted(usual, other))
          .contains("Only %s has the service default/tolls,".formatted(usual))
          .contains("Only %s has the service default/gates,".formatted(other))
          .endsWith("thresholds, rules, objectives, stages and guards may differ.\n");
    }
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          interval: 30s                | has the interval 15s. Only     | has the interval 30s.
          windows: {condition: 4m}     | has the window CONDITION 5m.   | has the window CONDITION 4m.
          """)
  void another_pace_is_refused(String more, String here, String there) throws IOException {
    assertThat(fromFiles(configuration("other.yaml", more, TOLLS)).err()).contains(here, there);
  }

  @Test
  void other_groups_and_databases_are_refused() throws IOException {
    Path other =
        configuration("other.yaml", "", TOLLS.replace("[lanes]", "[gates], databases: [ledger]"));
    assertThat(fromFiles(other).err())
        .contains("has the group lanes of default/tolls.")
        .contains("has the group gates of default/tolls, the database ledger of default/tolls.");
  }

  @Test
  void of_many_differences_five_are_told() throws IOException {
    String[] more =
        IntStream.rangeClosed(1, 7)
            .mapToObj(n -> TOLLS.replace("name: tolls, kafkaGroups: [lanes]", "name: s" + n))
            .toArray(String[]::new);
    assertThat(fromFiles(configuration("other.yaml", "", more)).err())
        .contains("the service default/s5 and 2 more.")
        .doesNotContain("default/s6");
  }

  /** From files nobody asks a server, and it does not matter which one. */
  @Test
  void another_server_or_query_is_refused_where_a_server_is_asked() throws IOException {
    Path server = configuration("other.yaml", "prometheus: {url: \"http://localhost:2\"}", TOLLS);
    assertThat(compared(server).err())
        .contains("has the prometheus.url http://localhost:1.", "http://localhost:2.");
    assertThat(fromFiles(server).code()).isZero();
    Path query =
        configuration(
            "query.yaml",
            "signals: {definitions: {kafka_lag: {expression: \"sum by (${labels}) (lag)\"}}}",
            TOLLS);
    assertThat(compared(query).err()).contains("They ask otherwise for kafka_lag.");
    assertThat(fromFiles(query).code()).isZero();
  }

  @Test
  void another_threshold_is_compared() throws IOException {
    Path other =
        configuration("other.yaml", "detection: {rules: {kafka_lag_p2: {above: 50}}}", TOLLS);
    Said said = fromFiles(other);
    assertThat(said.code()).as(said.err()).isZero();
  }
}
