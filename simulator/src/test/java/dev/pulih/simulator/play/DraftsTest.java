package dev.pulih.simulator.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Mode;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentEvent.Drafted;
import dev.pulih.simulator.Simulation;
import dev.pulih.simulator.Timing;
import dev.pulih.simulator.scenario.Scenario;
import dev.pulih.simulator.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A draft of each kind of end, as it is from the template. */
class DraftsTest {

  /** Set to {@code true}, the drafts are written instead: {@code -Dpulih.docs.write=true}. */
  private static final boolean WRITE = Boolean.getBoolean("pulih.docs.write");

  private static final Path DRAFTS = Path.of("src/test/resources/drafts");

  static List<Arguments> endings() {
    return Map.<String, Supplier<String>>of(
            "recovered-by-a-restart", () -> played(Scenarios.oom(), Mode.AUTO),
            "recovered-by-a-shift", () -> played(Scenarios.badVersion(), Mode.AUTO),
            "with-people", () -> played(Scenarios.dependencyDown(), Mode.AUTO),
            "storm", () -> played(Scenarios.databaseOutage(), Mode.AUTO),
            "dry-run", () -> played(Scenarios.oom(), Mode.DRY_RUN),
            "a-crash-loop", () -> played(Scenarios.crashLoop(), Mode.AUTO),
            "undone-shift", Stories::undoneShift,
            "closed-by-a-person", Stories::closedByAPerson,
            "a-relapse", Stories::relapse,
            "part-of-a-storm", Stories::absorbed)
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> Arguments.of(e.getKey(), e.getValue()))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endings")
  void a_draft_of_each_kind_of_end_is_as_it_was_read_and_approved(
      String name, Supplier<String> draft) throws IOException {
    Path file = DRAFTS.resolve(name + ".md");
    if (WRITE) {
      Files.writeString(file, draft.get());
    }
    assertThat(draft.get())
        .as("%s, which this test writes with -Dpulih.docs.write=true", file)
        .isEqualTo(Files.readString(file));
  }

  /** The latest draft of the play. */
  private static String played(Scenario scenario, Mode mode) {
    Simulation simulation = Simulation.begin(scenario, 1, Timing.usual());
    Play play =
        new Play(simulation, Setups.of(scenario.setting().office(), mode), Audience.unwatched());
    play.until(scenario.setting().onset().plus(scenario.setting().length()));
    return play.log().load().stream()
        .map(Recorded::event)
        .filter(Drafted.class::isInstance)
        .map(event -> ((Drafted) event).markdown())
        .reduce((_, later) -> later)
        .orElseThrow(() -> new AssertionError(scenario.name() + " has no draft"));
  }

  @Test
  void what_was_noise_or_healed_by_itself_has_no_draft() {
    Scenario blip = Scenarios.oneMinuteOutage();
    Simulation simulation = Simulation.begin(blip, 1, Timing.usual());
    Play play =
        new Play(
            simulation,
            Setups.of(blip.setting().office(), Mode.AUTO),
            Audience.unwatched());
    play.until(blip.setting().onset().plus(blip.setting().length()));
    assertThat(play.log().load()).isNotEmpty().noneMatch(e -> e.event() instanceof Drafted);
  }
}
