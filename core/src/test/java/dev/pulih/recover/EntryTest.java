package dev.pulih.recover;

import static dev.pulih.recover.Samples.POD;
import static dev.pulih.recover.Samples.UNKNOWN;
import static dev.pulih.recover.Samples.WORKLOAD;
import static dev.pulih.recover.Samples.at;
import static dev.pulih.recover.Samples.calm;
import static dev.pulih.recover.Samples.maturing;
import static dev.pulih.recover.Samples.p1;
import static dev.pulih.recover.Samples.plan;
import static dev.pulih.recover.Samples.restartDue;
import static dev.pulih.recover.Samples.shiftDue;
import static dev.pulih.recover.Samples.view;
import static dev.pulih.recover.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Severity;
import dev.pulih.detect.StageCondition;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Reason;
import dev.pulih.policy.Stage;
import dev.pulih.recover.IncidentState.Open;
import dev.pulih.recover.IncidentState.Resolved;
import dev.pulih.recover.IncidentState.Restarting;
import dev.pulih.recover.IncidentState.Shifting;
import dev.pulih.recover.IncidentState.WithPeople;
import dev.pulih.recover.Situation.RestartOption;
import dev.pulih.recover.Transition.Step;
import dev.pulih.signal.Truth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which stage begins, and when none does. */
class EntryTest {

  private static Situation recent(Truth recent) {
    StageCondition condition =
        new StageCondition(
            StageCondition.Phase.MATURED, at(300), at(0), recent, UNKNOWN, List.of(POD));
    RestartOption option = new RestartOption(condition, Optional.of(WORKLOAD), List.of());
    return new Situation(p1().view(), option, p1().shift(), p1().restarted(), p1().shifted());
  }

  private static Situation restartMaturing(long second) {
    RestartOption option = new RestartOption(maturing(second), Optional.of(WORKLOAD), List.of());
    return new Situation(p1().view(), option, p1().shift(), p1().restarted(), p1().shifted());
  }

  @Test
  void the_stage_whose_condition_matured_first_begins() {
    Situation both = shiftDue(restartDue(p1(), 300), 299);
    Life.opened().sees(300, both).is(Shifting.class);
  }

  @Test
  void a_tie_goes_to_stage_1() {
    Situation both = shiftDue(restartDue(p1(), 300), 300);
    Life.opened().sees(300, both).is(Restarting.class);
  }

  @Test
  void a_stage_that_is_held_now_gives_way_to_the_other() {
    Hold rolling = new Hold(Reason.ROLLOUT_IN_PROGRESS, "rolling out");
    Situation both = shiftDue(restartDue(p1(), 300, rolling), 310);
    Life.opened().sees(315, both).is(Shifting.class);
  }

  @Test
  void a_restart_is_sent_with_its_evidence_its_check_and_its_deadline() {
    Life life = Life.restarting();
    assertThat(life.last().step()).isEqualTo(Step.RESTART_DECIDED);
    assertThat(life.last().effects().getFirst())
        .isEqualTo(new Effect.CaptureEvidence(WORKLOAD, List.of(POD)));
    Effect.Restart restart = life.effects(Effect.Restart.class).getFirst();
    RestartOrder order = new RestartOrder(WORKLOAD, at(300), life.begun().id());
    assertThat(restart.order()).isEqualTo(order);
    // 10 % of at least 20 requests; one minute to send it.
    assertThat(restart.check()).isEqualTo(new Effect.Check(Samples.TXN, List.of(POD), 0.10, 20));
    assertThat(restart.notAfter()).isEqualTo(at(360));
  }

  @Test
  void a_shift_is_sent_with_its_plan_its_check_and_its_deadline() {
    Life life = Life.shifting();
    assertThat(life.last().step()).isEqualTo(Step.SHIFT_DECIDED);
    Effect.Shift shift = life.effects(Effect.Shift.class).getFirst();
    assertThat(shift.changes()).isEqualTo(plan().changes());
    assertThat(shift.decidedAt()).isEqualTo(at(300));
    assertThat(shift.check()).isEqualTo(new Effect.Check(Samples.TXN, List.of(), 0.20, 20));
    assertThat(shift.notAfter()).isEqualTo(at(360));
  }

  @Test
  void a_condition_that_is_past_restarts_nothing() {
    Life life = Life.opened().sees(300, recent(Truth.FALSE)).is(Open.class);
    assertThat(life.touches()).isFalse();
    assertThat(held(life)).isEqualTo(Reason.CONDITION_PAST);
  }

  @Test
  void a_last_minute_that_is_unknown_restarts_nothing() {
    Life life = Life.opened().sees(300, recent(Truth.UNKNOWN)).is(Open.class);
    assertThat(life.touches()).isFalse();
    assertThat(held(life)).isEqualTo(Reason.NOT_KNOWN);
  }

  @Test
  void a_condition_that_was_past_acts_once_it_holds_again() {
    Life.opened().sees(300, recent(Truth.FALSE)).sees(315, recent(Truth.TRUE)).is(Restarting.class);
  }

  @Test
  void a_hold_is_recorded_once_for_each_reason() {
    Hold paused = new Hold(Reason.PAUSED, "paused");
    Hold busy = new Hold(Reason.OBJECT_BUSY, "busy");
    Life life = Life.opened().sees(300, restartDue(p1(), 300, paused));
    assertThat(life.last().step()).isEqualTo(Step.HELD);
    assertThat(life.sees(315, restartDue(p1(), 300, paused)).last().matters()).isFalse();
    assertThat(life.sees(330, restartDue(p1(), 300, busy)).last().step()).isEqualTo(Step.HELD);
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {
        "NOT_KNOWN",
        "OBJECT_BUSY",
        "TOO_MANY_ACTIONS",
        "STORM",
        "PAUSED",
        "KILL_SWITCH",
        "ROLLOUT_IN_PROGRESS",
        "CONFLICT"
      })
  void what_may_go_away_holds_both_stages_and_forgets_neither(Reason reason) {
    Hold hold = new Hold(reason, "held");
    Situation due = shiftDue(restartDue(p1(), 300, hold), 300, hold);
    Life life = Life.opened().sees(300, due).is(Open.class);
    assertThat(life.touches()).isFalse();
    assertThat(held(life)).isEqualTo(reason);
    life.sees(315, restartDue(p1(), 300)).is(Restarting.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"NOT_A_DEPLOYMENT", "WORKLOAD_PAUSED", "OWNED_BY_CONTROLLER", "NOT_CONFIGURED"})
  void a_restart_that_is_impossible_waits_five_minutes_for_stage_2(Reason reason) {
    Life life = Life.opened().sees(300, restartDue(p1(), 300, new Hold(reason, "no")));
    assertThat(life.state()).isEqualTo(new IncidentState.AwaitingShift(life.facts(), at(600)));
    assertThat(life.facts().attempts())
        .singleElement()
        .extracting(Attempt::result)
        .isEqualTo(Attempt.Result.REFUSED);
  }

  @Test
  void a_restart_loop_calls_people_at_once_even_before_a_condition_matures() {
    Hold loop = new Hold(Reason.RESTART_LOOP, "3 restarts");
    RestartOption option = new RestartOption(maturing(30), Optional.of(WORKLOAD), List.of(loop));
    Situation s =
        new Situation(p1().view(), option, p1().shift(), p1().restarted(), p1().shifted());
    Life life = Life.opened().sees(45, s).is(WithPeople.class);
    assertThat(life.pages()).isTrue();
    assertThat(((WithPeople) life.state()).restartAllowed()).isFalse();
  }

  @Test
  void a_restart_loop_in_a_storm_is_left_to_the_storm() {
    Hold loop = new Hold(Reason.RESTART_LOOP, "3 restarts");
    Hold storm = new Hold(Reason.STORM, "5 services");
    Life life = Life.opened().sees(45, restartDue(p1(), 45, storm, loop)).is(Open.class);
    assertThat(life.pages()).isFalse();
  }

  @Test
  void an_idle_p1_goes_to_people_after_five_minutes_and_not_a_tick_before() {
    Life life = Life.opened().sees(0, p1()).sees(285, p1()).is(Open.class);
    assertThat(life.pages()).isFalse();
    life.sees(300, p1()).is(WithPeople.class);
    assertThat(life.pages()).isTrue();
    assertThat(life.effects(Effect.Tell.class)).anyMatch(Effect.Tell::loud);
    assertThat(life.effects(Effect.Draft.class)).hasSize(1);
  }

  @Test
  void a_maturing_condition_starts_the_idle_time_over() {
    Life life = Life.opened().sees(0, p1()).sees(285, restartMaturing(280)).sees(300, p1());
    life.sees(585, p1()).is(Open.class).sees(600, p1()).is(WithPeople.class);
  }

  @Test
  void an_idle_time_that_cannot_be_seen_goes_on() {
    Situation dark = with(p1(), view(Mode.AUTO, Optional.empty(), Truth.UNKNOWN));
    Life.opened().sees(0, p1()).sees(15, dark).sees(300, dark).is(WithPeople.class);
  }

  @Test
  void a_p1_that_is_known_to_be_a_p2_by_now_is_not_idle() {
    Situation p2 = with(p1(), view(Mode.AUTO, Optional.of(Severity.P2), Truth.FALSE));
    Life.opened().sees(0, p1()).sees(15, p2).sees(300, p2).is(Open.class);
  }

  @Test
  void a_p2_is_told_and_pages_nobody() {
    Situation p2 = with(p1(), view(Mode.AUTO, Optional.of(Severity.P2), Truth.FALSE));
    Life life = Life.of(p2);
    assertThat(life.effects(Effect.Tell.class)).hasSize(1);
    life.sees(0, p2).sees(3_600, p2).is(Open.class);
    assertThat(life.facts().alarm().paged()).isFalse();
  }

  @Test
  void what_heals_by_itself_resolves_without_a_draft() {
    Life life = Life.opened().sees(300, calm(p1())).is(Resolved.class);
    assertThat(life.effects(Effect.Draft.class)).isEmpty();
    assertThat(life.effects(Effect.StandDown.class)).isEmpty();
  }

  @Test
  void a_stage_that_was_tried_is_not_due_again() {
    Facts tried =
        Life.restarting()
            .facts()
            .with(Alarm.of(Severity.P1, List.of(), at(0)))
            .ended(Attempt.Result.REFUSED);
    assertThat(tried.tried(Stage.RESTART)).isTrue();
    assertThat(Choice.restart(tried, restartDue(p1(), 300), at(300))).isEmpty();
    assertThat(Choice.among(tried, shiftDue(restartDue(p1(), 300), 310), at(310)))
        .map(Choice::stage)
        .contains(Stage.SHIFT);
  }

  private static Reason held(Life life) {
    return life.facts().notes().held().orElseThrow().reason();
  }

  @Test
  void a_p2_that_cannot_be_seen_any_more_is_not_an_idle_p1() {
    Situation p2 = with(p1(), view(Mode.AUTO, Optional.of(Severity.P2), Truth.FALSE));
    Situation dark = with(p1(), view(Mode.AUTO, Optional.empty(), Truth.UNKNOWN));
    Life.of(p2).sees(15, dark).sees(315, dark).sees(615, dark).is(Open.class);
  }
}
