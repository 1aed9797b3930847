package dev.pulih.recover;

import static dev.pulih.recover.Samples.UNKNOWN;
import static dev.pulih.recover.Samples.calm;
import static dev.pulih.recover.Samples.found;
import static dev.pulih.recover.Samples.incident;
import static dev.pulih.recover.Samples.mode;
import static dev.pulih.recover.Samples.p1;
import static dev.pulih.recover.Samples.restartDue;
import static dev.pulih.recover.Samples.restarted;
import static dev.pulih.recover.Samples.shiftDue;
import static dev.pulih.recover.Samples.view;
import static dev.pulih.recover.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Severity;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Reason;
import dev.pulih.recover.IncidentState.Resolved;
import dev.pulih.recover.IncidentState.RollingOut;
import dev.pulih.recover.Situation.Progress;
import dev.pulih.recover.Situation.Sign;
import dev.pulih.recover.Situation.Summary;
import dev.pulih.recover.Situation.View;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Truth;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The deadlines that nothing stops. A P1 pages after 15 min = 900 s. */
class AlarmsTest {

  private static final Situation HELD =
      restartDue(p1(), 300, new Hold(Reason.KILL_SWITCH, "switched off"));

  private static final Situation P2 =
      with(p1(), view(Mode.AUTO, Optional.of(Severity.P2), Truth.FALSE));

  private static final Situation DARK =
      with(p1(), view(Mode.AUTO, Optional.empty(), Truth.UNKNOWN));

  @ParameterizedTest
  @EnumSource(Mode.class)
  void a_p1_open_for_fifteen_minutes_pages_in_every_mode_under_every_hold(Mode mode) {
    Life life = Life.opened().sees(885, mode(HELD, mode));
    assertThat(life.facts().alarm().paged()).isFalse();
    life.sees(900, mode(HELD, mode));
    assertThat(life.pages()).isTrue();
    assertThat(life.sees(915, mode(HELD, mode)).pages()).isFalse();
  }

  @Test
  void the_page_goes_out_while_a_stage_runs_and_the_stage_goes_on() {
    Life life = Life.opened().sees(885, restartDue(p1(), 885));
    life.answersRestart(890, new Answer.Accepted(7));
    Situation rolling = restarted(p1(), Progress.ROLLING, UNKNOWN);
    assertThat(life.sees(900, rolling).is(RollingOut.class).pages()).isTrue();
  }

  @Test
  void a_decision_at_the_deadline_is_taken_as_well() {
    Life life = Life.opened().sees(900, restartDue(p1(), 900));
    assertThat(life.touches()).isTrue();
    assertThat(life.pages()).isTrue();
  }

  @Test
  void a_page_after_of_zero_never_pages() {
    Policy.Escalation escalation = Policy.defaults().escalation();
    Policy never =
        new Policy(
            Policy.defaults().restart(),
            Policy.defaults().shift(),
            new Policy.Escalation(
                escalation.idleAfter(),
                Duration.ZERO,
                escalation.waitForShift(),
                escalation.relapseWithin(),
                escalation.routing()),
            Policy.defaults().patience(),
            Policy.defaults().advice());
    Incident incident = Incident.open(Samples.TXN, Samples.T0, never);
    Life life = Life.of(incident, p1()).sees(7_200, HELD);
    assertThat(life.facts().alarm().paged()).isFalse();
  }

  @Test
  void what_is_known_to_be_no_p1_any_more_calls_nobody_and_pages_if_it_comes_back() {
    Life life = Life.opened().sees(900, P2);
    assertThat(life.pages()).isFalse();
    assertThat(life.sees(915, HELD).pages()).isTrue();
  }

  @Test
  void what_cannot_be_seen_is_not_over() {
    assertThat(Life.opened().sees(900, DARK).pages()).isTrue();
  }

  @Test
  void the_time_counts_from_the_rise_to_p1() {
    Life life = Life.of(P2).sees(600, HELD).sees(1_485, HELD);
    assertThat(life.facts().alarm().paged()).isFalse();
    assertThat(life.sees(1_500, HELD).pages()).isTrue();
  }

  @Test
  void a_rise_is_told_and_a_complex_one_asks_for_an_opinion() {
    View view = p1().view();
    View complex =
        new View(
            view.mode(),
            view.severity(),
            view.calm(),
            view.errorRate(),
            new Summary("two", true, true, List.of()));
    Life life = Life.of(P2).sees(15, with(p1(), complex));
    assertThat(life.effects(Effect.Tell.class)).hasSize(1);
    assertThat(life.effects(Effect.AskOpinion.class)).hasSize(1);
    assertThat(life.facts().alarm().severity()).isEqualTo(Severity.P1);
  }

  @Test
  void what_was_found_at_the_beginning_and_at_each_rise_is_remembered() {
    Life life = Life.of(found(P2, "kafka_lag_p2", "kafka_lag"));
    Sign lag = new Sign("kafka_lag_p2", "kafka_lag");
    assertThat(life.facts().alarm().signs()).containsExactly(lag);
    life.sees(15, found(P2, "p99_p2", "p99_latency"));
    assertThat(life.facts().alarm().signs()).containsExactly(lag);
    life.sees(30, found(p1(), "error_rate_p1", "error_rate"));
    assertThat(life.facts().alarm().signs())
        .containsExactly(lag, new Sign("error_rate_p1", "error_rate"));
  }

  @Test
  void a_fall_in_severity_is_not_forgotten() {
    Life life = Life.opened().sees(15, P2);
    assertThat(life.facts().alarm().severity()).isEqualTo(Severity.P1);
  }

  @Test
  void a_page_is_stood_down_when_it_resolves() {
    Life life = Life.opened().sees(900, HELD).sees(1_300, calm(p1())).is(Resolved.class);
    assertThat(life.effects(Effect.StandDown.class)).hasSize(1);
  }

  @Test
  void a_page_survives_a_relapse_and_is_stood_down_at_the_end() {
    Situation good = restarted(p1(), Progress.COMPLETE, new Reading.Value(0.01));
    Life life = Life.opened().sees(600, restartDue(p1(), 600));
    life.answersRestart(605, new Answer.Accepted(7)).sees(660, good);
    assertThat(life.sees(900, p1()).pages()).isTrue();
    life.sees(960, good).is(IncidentState.Degraded.class);
    life.sees(975, restartDue(p1(), 970)).is(IncidentState.AwaitingShift.class);
    life.sees(1_200, calm(p1())).is(Resolved.class);
    assertThat(life.effects(Effect.StandDown.class)).hasSize(1);
  }

  @Test
  void a_page_is_stood_down_when_a_storm_takes_the_incident_over() {
    Life life = Life.opened().sees(900, HELD).happens(910, new IncidentEvent.Absorbed("storm-1"));
    assertThat(life.effects(Effect.StandDown.class)).hasSize(1);
  }

  @Test
  void a_storm_is_one_incident_with_one_page_and_no_action() {
    Incident incident = incident();
    Transition storm =
        RecoveryMachine.next(
            new IncidentState.Unopened(), new IncidentEvent.StormOpened(incident), Samples.T0);
    assertThat(storm.state()).isInstanceOf(IncidentState.WithPeople.class);
    assertThat(storm.effects()).filteredOn(e -> e instanceof Effect.Page).hasSize(1);
    Transition later =
        RecoveryMachine.next(
            storm.state(),
            new IncidentEvent.Observed(restartDue(shiftDue(p1(), 1), 1)),
            Samples.at(2_000));
    assertThat(later.matters()).isFalse();
  }
}
