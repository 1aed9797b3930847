package dev.pulih.simulator.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.notify.Notification;
import dev.pulih.policy.Mode;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentEvent.Drafted;
import dev.pulih.recover.Transition.Step;
import dev.pulih.signal.ServiceRef;
import dev.pulih.simulator.Simulation;
import dev.pulih.simulator.Timing;
import dev.pulih.simulator.scenario.GroundTruth;
import dev.pulih.simulator.scenario.Scenario;
import dev.pulih.simulator.scenario.Scenarios;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario, played by Pulih's own loop, ends as its truth says. */
class ScenariosTest {

  private static final Timing TIMING = Timing.usual();

  static List<Scenario> scenarios() {
    return Scenarios.all();
  }

  private static Play play(Scenario scenario, long seed, Mode mode) {
    Simulation simulation = Simulation.begin(scenario, seed, TIMING);
    Play play =
        new Play(simulation, Setups.of(scenario.setting().office(), mode), Audience.unwatched());
    play.until(scenario.setting().onset().plus(scenario.setting().length()));
    return play;
  }

  private static long seconds(Scenario scenario, Play play, Step step) {
    Instant at =
        play.log().load().stream()
            .filter(e -> e.step().step() == step)
            .map(Recorded::at)
            .findFirst()
            .orElseThrow(() -> new AssertionError(step + " did not happen"));
    return Duration.between(scenario.setting().onset(), at).toSeconds();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void a_scenario_ends_as_its_truth_says(Scenario scenario) {
    Ending ending = Ending.of(play(scenario, 7, Mode.AUTO));
    assertThat(Ending.fits(ending, scenario))
        .as("%s ended as %s", scenario.name(), ending)
        .isTrue();
  }

  /** A step to 15 % passes 10 % of the five-minute rate after 200 s, and holds for 300 s. */
  @Test
  void the_acceptance_scenario_keeps_its_times_and_its_words() {
    Scenario oom = Scenarios.oom();
    Play play = play(oom, 1, Mode.AUTO);
    long rolledOut = seconds(oom, play, Step.ROLLED_OUT);
    assertThat(seconds(oom, play, Step.RESTART_DECIDED)).isBetween(485L, 525L);
    assertThat(seconds(oom, play, Step.FIRST_VALUE)).isEqualTo(rolledOut + 120);
    assertThat(seconds(oom, play, Step.RECOVERED)).isEqualTo(rolledOut + 300);
    assertThat(play.chat().delivered())
        .extracting(Notification::headline)
        .contains("txn-service recovered automatically (error rate 15 % -> 1.2 %)");
    assertThat(play.pager().delivered())
        .as("no page, and the restart on the time line")
        .extracting(Notification::kind)
        .containsExactly(Notification.Kind.CHANGE);
  }

  @Test
  void the_draft_of_the_acceptance_scenario_names_the_cause_and_the_prevention() {
    Play play = play(Scenarios.oom(), 1, Mode.AUTO);
    assertThat(play.log().load())
        .filteredOn(e -> e.event() instanceof Drafted)
        .singleElement()
        .satisfies(
            e ->
                assertThat(((Drafted) e.event()).markdown())
                    .contains("OOMKilled")
                    .contains("Raise the heap"));
  }

  @Test
  void swapping_the_truth_changes_no_decision() {
    Scenario oom = Scenarios.oom();
    ServiceRef other = new ServiceRef("bos", "billing-service");
    GroundTruth lie = new GroundTruth("Something else.", Set.of(other), GroundTruth.End.NOTHING);
    assertThat(play(oom.with(lie), 3, Mode.AUTO).log().load())
        .isEqualTo(play(oom, 3, Mode.AUTO).log().load());
  }

  @Test
  void dry_run_decides_and_touches_nothing() {
    Scenario oom = Scenarios.oom();
    Play play = play(oom, 1, Mode.DRY_RUN);
    assertThat(seconds(oom, play, Step.WOULD_ACT)).isBetween(485L, 525L);
    assertThat(Ending.of(play).actions()).isZero();
    assertThat(play.log().load())
        .noneMatch(e -> e.step().step() == Step.RESTART_DECIDED)
        .noneMatch(e -> e.step().step() == Step.SHIFT_DECIDED);
  }

  @Test
  void at_15_percent_nobody_is_paged_before_stage_1() {
    Sweep.Row row = Sweep.of(new Sweep.Plateau(0.15, 5, Duration.ofMinutes(30)), 1);
    assertThat(row.restart().orElseThrow()).isBetween(485L, 525L);
    assertThat(row.paged().orElseThrow()).isGreaterThan(row.restart().orElseThrow());
  }

  /** Everything failed for five minutes: stage 1 is due 345 s after the start, 45 s too late. */
  @Test
  void nothing_restarts_after_an_outage_that_is_over() {
    Sweep.Row row = Sweep.of(new Sweep.Plateau(1.0, 5, Duration.ofMinutes(5)), 1);
    assertThat(row.opened()).isPresent();
    assertThat(row.restart()).isEmpty();
  }
}
