package dev.pulih.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a value that an option cannot have: the option, the value and an example. */
class OptionValuesTest {

  private static final String RANGE = " --from 2026-11-01T00:00:00Z --to 2026-11-02T00:00:00Z";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          backtest --from banana --to 2026-11-02T00:00:00Z | --from | 'banana' is no time; write one such as 2026-11-01T00:00:00Z
          tune --from 2026-11-01 --to 2026-11-02T00:00:00Z | --from | '2026-11-01' is no time; write one such as 2026-11-01T00:00:00Z
          tune --to now --from 2026-11-02T00:00:00Z        | --to   | 'now' is no time; write one such as 2026-11-01T00:00:00Z
          backtest --step 0                                | --step | '0' is too short; write whole seconds from 1 on, such as 15
          tune --step 1.5                                  | --step | '1.5' is no number of seconds; write one such as 15
          tune --alarms-per-week 0                         | --alarms-per-week | '0' is no number over 0; write one such as 0.5
          tune --alarms-per-week few                       | --alarms-per-week | 'few' is no number over 0; write one such as 0.5
          demo --serve --scale abc                         | --scale | a scale is over 0 and at most 900, such as 15; got abc
          demo --serve --port http                         | --port | a port is 0 to 65535, such as 8080; got http
          demo --seed x                                    | --seed | 'x' is no whole number; write one such as 15
          simulate --scenario oom --scale abc              | --scale | 'abc' is no number; write one such as 1.5
          simulate --scenario oom --scale 61               | --scale | is over 0 and at most 60, such as 20; got 61.0.
          simulate --scenario oom --port 70000             | --port | a port is 0 to 65535, such as 8080; got 70000
          simulate --scenario oom --prometheus-port x      | --prometheus-port | a port is 0 to 65535, such as 8080; got x
          sweep --replicas 1,two                           | --replicas | 'two' is no whole number; write one such as 15
          pause --reason x --for banana                    | --for | 'banana' is no length of time; write one such as 30m or 1h30m
          pause --reason x --until tomorrow                | --until | 'tomorrow' is no time; write one such as 2026-11-01T00:00:00Z
          maintenance start --service all --reason x --for 1h --from 4am | --from | '4am' is no time; write one such as 2026-11-01T00:00:00Z
          status --url http://[                            | --url | 'http://[' is no address; write one such as http://127.0.0.1:8080
          """)
  void a_wrong_value_is_said_with_its_option_and_an_example(
      String command, String option, String sentence) {
    Said said = Said.by(command.split(" "));
    assertThat(said.code()).as(said.err()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .contains(option, sentence, "See pulih ")
        .doesNotContain("Exception", "java.", "PT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --csv none.csv        | --csv is none.csv, which is not there; name one that is.
          --incidents none.csv  | --incidents is none.csv, which is not there; name one that is.
          --incidents /         | --incidents is the folder /; name a file.
          """)
  void a_file_that_is_not_there_is_said_with_its_option(String options, String sentence)
      throws IOException {
    for (String command : new String[] {"backtest", "tune"}) {
      Said said =
          Said.by((command + RANGE + " --config " + configuration() + " " + options).split(" "));
      assertThat(said).isEqualTo(new Said(1, "", "pulih: " + sentence + "\n"));
    }
  }

  @Test
  void so_are_a_second_configuration_and_a_token() throws IOException {
    String backtest = "backtest --csv / --compare none.yaml --config " + configuration() + RANGE;
    assertThat(Said.by(backtest.split(" ")).err())
        .isEqualTo("pulih: --compare is none.yaml, which is not there; name one that is.\n");
    assertThat(Said.by("status", "--url", "http://127.0.0.1:1", "--token-file", "none").err())
        .isEqualTo("pulih: --token-file is none, which is not there; name one that is.\n");
  }

  private Path configuration() throws IOException {
    return Files.writeString(
        folder.resolve("pulih.yaml"),
        """
        prometheus: {url: "http://localhost:1"}
        services:
          - {name: tolls, slo: {availability: 99.95 %, p99: 200ms, errors: 0.1 %}}
        """);
  }
}
