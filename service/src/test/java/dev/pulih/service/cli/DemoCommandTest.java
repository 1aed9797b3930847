package dev.pulih.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.testing.ClaudeEndpoint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demonstration of one scenario, as a person reads it. */
class DemoCommandTest {

  @Test
  void the_acceptance_scenario_tells_its_story_by_the_services_name() {
    Output demo = Output.of("demo", "--scenario", "oom");
    assertThat(demo.code()).as(demo.text()).isZero();
    assertThat(demo.text())
        .contains("OPENED")
        .contains("txn-service | P2 error rate")
        .contains("txn-service | txn-service recovered automatically (error rate 15 % -> 1.2 %)")
        .contains("as it should");
  }

  @Test
  void with_a_key_claude_is_asked_and_the_same_is_done_at_the_same_ticks() {
    try (ClaudeEndpoint endpoint = new ClaudeEndpoint()) {
      Output asking =
          Output.of(
              "demo",
              "--scenario=slow-p99",
              "--claude",
              "--claude-key=" + ClaudeEndpoint.KEY,
              "--claude-url=" + endpoint.uri());
      assertThat(asking.code()).as(asking.text()).isZero();
      assertThat(endpoint.received()).isNotEmpty();
      assertThat(asking.text()).contains("claude-sonnet-4-5 says", "Claude's budget: $");
      Output alone = Output.of("demo", "--scenario=slow-p99");
      assertThat(actions(asking)).isEqualTo(actions(alone)).isNotEmpty();
    }
  }

  private static List<String> actions(Output demo) {
    return demo.text()
        .lines()
        .filter(line -> line.contains("_DECIDED") || line.contains("WITH_PEOPLE"))
        .toList();
  }

  @Test
  void without_a_key_claude_is_not_asked() {
    Output demo = Output.of("demo", "--claude", "--claude-key=");
    assertThat(demo.code()).isEqualTo(2);
    assertThat(demo.text()).contains("--claude needs a key: set ANTHROPIC_API_KEY.");
  }

  @Test
  void each_line_of_its_json_is_one_event() {
    Output demo = Output.of("demo", "--scenario", "oom", "--json");
    assertThat(demo.code()).as(demo.text()).isZero();
    // Progress goes to the error stream.
    assertThat(demo.text().lines().filter(line -> !line.startsWith("[1/1]") && !line.isBlank()))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("{") && line.endsWith("}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --port 8081                  | --serve
          --serve --port 70000         | a port is 0 to 65535, such as 8080; got 70000
          --serve --port -1            | a port is 0 to 65535, such as 8080; got -1
          --serve --scale 0            | a scale is over 0 and at most 900, such as 15; got 0
          --serve --scale fast         | a scale is over 0 and at most 900, such as 15; got fast
          --serve --mode sideways      | there are observe, dry-run, approve, auto
          --serve --claude             | --claude needs a key
          --serve --scenario nonsense  | There is no scenario 'nonsense'
          """)
  void what_does_not_go_with_its_pages_is_said(String options, String sentence) {
    Output demo = Output.of(("demo --claude-key= " + options).split(" +"));
    assertThat(demo.code()).as(demo.text()).isEqualTo(2);
    assertThat(demo.text()).contains(sentence);
  }

  @Test
  void its_pages_are_played_without_claude() {
    Output demo = Output.of("demo", "--serve", "--claude", "--claude-key=k");
    assertThat(demo.code()).isEqualTo(2);
    assertThat(demo.text()).contains("--claude and --serve do not go together: leave one out.");
  }
}
