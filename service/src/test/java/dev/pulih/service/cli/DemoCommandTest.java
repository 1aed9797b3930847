package dev.pulih.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
  void each_line_of_its_json_is_one_event() {
    Output demo = Output.of("demo", "--scenario", "oom", "--json");
    assertThat(demo.code()).as(demo.text()).isZero();
    // Progress goes to the error stream.
    assertThat(demo.text().lines().filter(line -> !line.startsWith("[1/1]") && !line.isBlank()))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("{") && line.endsWith("}"));
  }
}
