package dev.pulih.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.recover.Effect;
import dev.pulih.recover.IncidentEvent.Called;
import dev.pulih.recover.IncidentEvent.Drafted;
import dev.pulih.recover.IncidentEvent.NotTold;
import dev.pulih.recover.IncidentEvent.Told;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The timeline of a draft. */
class ChronicleTest {

  private static final Effect PAGE = new Effect.Page("it fails", 0, List.of());

  @Test
  void messages_that_arrived_and_drafts_are_no_steps() {
    Cases told =
        Cases.opened()
            .then(1, new Told("SLACK", "C1/2"))
            .then(2, new Called(0, "PAGERDUTY", "key", 1))
            .then(2, new Drafted("# Draft"))
            .then(3, new NotTold("PAGERDUTY", "no key", PAGE));
    assertThat(Chronicle.of(told.file()).entries())
        .extracting(Chronicle.Entry::said)
        .hasSize(2)
        .contains("PAGERDUTY was not told: no key");
  }

  @Test
  void a_long_one_keeps_its_beginning_and_its_end_and_says_what_it_leaves_out() {
    Cases told = Cases.opened();
    for (int i = 1; i < 150; i++) {
      told.then(i, new NotTold("SLACK", "try " + i, PAGE));
    }
    assertThat(Chronicle.of(told.file()).markdown().lines())
        .hasSize(101)
        .contains("- … 50 more steps, which ./pulih incident shows")
        .anyMatch(line -> line.endsWith("try 49"))
        .noneMatch(line -> line.endsWith("try 50"))
        .noneMatch(line -> line.endsWith("try 99"))
        .anyMatch(line -> line.endsWith("try 100"));
  }
}
