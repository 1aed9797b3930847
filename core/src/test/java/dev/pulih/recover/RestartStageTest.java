package dev.pulih.recover;

import static dev.pulih.recover.Samples.UNKNOWN;
import static dev.pulih.recover.Samples.at;
import static dev.pulih.recover.Samples.calm;
import static dev.pulih.recover.Samples.p1;
import static dev.pulih.recover.Samples.restartDue;
import static dev.pulih.recover.Samples.restarted;
import static dev.pulih.recover.Samples.shiftDue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.policy.Stage;
import dev.pulih.recover.Attempt.Result;
import dev.pulih.recover.IncidentEvent.RestartAnswered;
import dev.pulih.recover.IncidentState.AwaitingShift;
import dev.pulih.recover.IncidentState.Degraded;
import dev.pulih.recover.IncidentState.JudgingRestart;
import dev.pulih.recover.IncidentState.Open;
import dev.pulih.recover.IncidentState.Resolved;
import dev.pulih.recover.IncidentState.Restarting;
import dev.pulih.recover.IncidentState.RollingOut;
import dev.pulih.recover.IncidentState.Shifting;
import dev.pulih.recover.IncidentState.WithPeople;
import dev.pulih.recover.Situation.Progress;
import dev.pulih.recover.Transition.Step;
import dev.pulih.signal.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stage 1, from the request to its judgement. */
class RestartStageTest {

  private static final Reading GOOD = new Reading.Value(0.012);
  private static final Reading BAD = new Reading.Value(0.05);

  private static Situation newPods(Reading errors) {
    return restarted(p1(), Progress.COMPLETE, errors);
  }

  private static Situation rollout(Progress progress) {
    return restarted(p1(), progress, UNKNOWN);
  }

  @Test
  void who_keeps_the_workload_in_git_is_told_with_the_restart_and_holds_nothing() {
    Situation due = restartDue(p1(), 300, new Hold(Reason.GITOPS, "Flux keeps it"));
    assertThat(Life.opened().sees(300, due).is(Restarting.class).last().why())
        .endsWith("; Flux keeps it");
  }

  @Test
  void an_unanswered_restart_is_given_up_after_two_minutes_and_not_before() {
    // One minute to send it, and as long again for its answer.
    Life life = Life.restarting().sees(419, p1()).is(Restarting.class);
    life.sees(420, p1()).is(AwaitingShift.class);
    assertThat(life.facts().latest().orElseThrow().result()).isEqualTo(Result.INCONCLUSIVE);
    assertThat(((AwaitingShift) life.state()).deadline()).isEqualTo(at(720));
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"CONDITION_PAST", "NOT_KNOWN", "KILL_SWITCH", "PAUSED", "ROLLOUT_IN_PROGRESS"})
  void a_restart_called_off_before_sending_was_never_tried(Reason reason) {
    Life life = Life.restarting().answersRestart(310, new Answer.Refused(new Hold(reason, "off")));
    assertThat(life.is(Open.class).last().step()).isEqualTo(Step.CALLED_OFF);
    assertThat(life.facts().attempts()).isEmpty();
    assertThat(life.facts().notes().held()).map(Hold::reason).contains(reason);
    life.sees(315, restartDue(p1(), 300)).is(Restarting.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"EXPIRED", "REFUSED_BY_CLUSTER", "WORKLOAD_PAUSED", "OWNED_BY_CONTROLLER"})
  void a_refused_restart_was_this_incidents_only_one(Reason reason) {
    Life life = Life.restarting().answersRestart(310, new Answer.Refused(new Hold(reason, "no")));
    life.is(AwaitingShift.class).sees(315, restartDue(p1(), 300)).is(AwaitingShift.class);
    assertThat(life.touches()).isFalse();
  }

  @Test
  void the_answer_to_another_order_changes_nothing() {
    Life life = Life.restarting();
    IncidentState before = life.state();
    RestartOrder other = new RestartOrder(Samples.WORKLOAD, at(299), life.begun().id());
    life.happens(310, new RestartAnswered(other, new Answer.Accepted(9)));
    assertThat(life.state()).isEqualTo(before);
    assertThat(life.last().step()).isEqualTo(Step.IGNORED);
  }

  @Test
  void a_rollout_has_five_minutes_from_its_acceptance() {
    Life life = Life.rollingOut();
    assertThat(((RollingOut) life.state()).deadline()).isEqualTo(at(605));
    life.sees(604, rollout(Progress.ROLLING)).is(RollingOut.class);
    life.sees(605, rollout(Progress.ROLLING)).is(AwaitingShift.class);
    assertThat(life.facts().latest().orElseThrow().result()).isEqualTo(Result.NOT_RECOVERED);
  }

  @Test
  void a_rollout_that_cannot_be_seen_has_no_longer() {
    Life.rollingOut()
        .sees(604, rollout(Progress.UNKNOWN))
        .is(RollingOut.class)
        .sees(605, rollout(Progress.UNKNOWN))
        .is(AwaitingShift.class);
  }

  @Test
  void a_rollout_that_is_complete_at_its_deadline_is_judged() {
    Life.rollingOut().sees(605, rollout(Progress.COMPLETE)).is(JudgingRestart.class);
  }

  @Test
  void an_exceeded_progress_deadline_is_not_recovered_at_once() {
    Life life = Life.rollingOut().sees(315, rollout(Progress.STUCK)).is(AwaitingShift.class);
    assertThat(((AwaitingShift) life.state()).deadline()).isEqualTo(at(615));
  }

  @Test
  void the_wait_for_the_judgement_begins_when_the_rollout_ends() {
    Life life = Life.judgingRestart();
    assertThat(((JudgingRestart) life.state()).evaluation())
        .isEqualTo(new Evaluation(at(360), at(660), false, false));
  }

  @Test
  void the_first_value_is_read_two_minutes_after_the_rollout_and_once() {
    Life life = Life.judgingRestart();
    assertThat(life.sees(479, newPods(GOOD)).last().matters()).isFalse();
    assertThat(life.sees(480, newPods(GOOD)).last().step()).isEqualTo(Step.FIRST_VALUE);
    assertThat(life.sees(495, newPods(GOOD)).last().matters()).isFalse();
  }

  @Test
  void a_first_value_that_is_unknown_is_waited_for() {
    Life life = Life.judgingRestart();
    assertThat(life.sees(480, newPods(UNKNOWN)).last().matters()).isFalse();
    assertThat(life.sees(495, newPods(BAD)).last().step()).isEqualTo(Step.FIRST_VALUE);
  }

  @Test
  void new_pods_below_five_per_cent_have_recovered_after_five_minutes_and_not_before() {
    Life life = Life.judgingRestart().sees(480, newPods(GOOD)).sees(659, newPods(GOOD));
    life.is(JudgingRestart.class).sees(660, newPods(GOOD)).is(Degraded.class);
    assertThat(life.last().step()).isEqualTo(Step.RECOVERED);
    assertThat(life.facts().latest().orElseThrow())
        .isEqualTo(
            new Attempt(Stage.RESTART, at(300), new Reading.Value(0.15), GOOD, Result.RECOVERED));
  }

  @Test
  void exactly_five_per_cent_has_not_recovered() {
    Life life = Life.judgingRestart().sees(660, newPods(BAD)).is(AwaitingShift.class);
    assertThat(life.facts().latest().orElseThrow().result()).isEqualTo(Result.NOT_RECOVERED);
    assertThat(((AwaitingShift) life.state()).deadline()).isEqualTo(at(960));
  }

  @Test
  void what_is_not_known_extends_the_judgement_once_and_counts_as_not_recovered() {
    Life life = Life.judgingRestart().sees(660, newPods(UNKNOWN)).is(JudgingRestart.class);
    assertThat(life.last().step()).isEqualTo(Step.EXTENDED);
    life.sees(959, newPods(UNKNOWN)).is(JudgingRestart.class);
    life.sees(960, newPods(UNKNOWN)).is(AwaitingShift.class);
    assertThat(life.facts().latest().orElseThrow().result()).isEqualTo(Result.INCONCLUSIVE);
  }

  @Test
  void an_extended_judgement_can_still_recover() {
    Life life = Life.judgingRestart().sees(660, newPods(UNKNOWN)).sees(675, newPods(GOOD));
    life.is(JudgingRestart.class).sees(960, newPods(GOOD)).is(Degraded.class);
  }

  @Test
  void a_shift_that_matures_after_the_rollout_ended_ends_the_judgement() {
    Life life = Life.judgingRestart().sees(375, shiftDue(newPods(GOOD), 361));
    life.is(Shifting.class);
    assertThat(life.facts().attempts())
        .extracting(Attempt::result)
        .containsExactly(Result.NOT_RECOVERED, Result.UNDER_WAY);
  }

  @ParameterizedTest
  @ValueSource(longs = {300, 359, 360})
  void a_shift_that_matured_before_the_rollout_ended_waits_for_the_judgement(long since) {
    Life.judgingRestart()
        .sees(375, shiftDue(newPods(BAD), since))
        .is(JudgingRestart.class)
        .sees(660, shiftDue(newPods(BAD), since))
        .is(Shifting.class);
  }

  @Test
  void nothing_is_shifted_while_the_rollout_is_under_way() {
    Life.rollingOut().sees(330, shiftDue(rollout(Progress.ROLLING), 330)).is(RollingOut.class);
  }

  @Test
  void stage_2_may_come_until_a_tick_before_the_deadline() {
    Life life = Life.judgingRestart().sees(660, newPods(BAD));
    life.sees(959, shiftDue(p1(), 959)).is(Shifting.class);
  }

  @Test
  void people_are_called_five_minutes_after_a_restart_that_did_not_help() {
    Life life = Life.judgingRestart().sees(660, newPods(BAD)).sees(959, p1());
    life.is(AwaitingShift.class).sees(960, shiftDue(p1(), 960)).is(WithPeople.class);
    assertThat(life.pages()).isTrue();
    assertThat(((WithPeople) life.state()).restartAllowed()).isFalse();
  }

  @Test
  void a_held_shift_does_not_stop_the_deadline() {
    Hold kill = new Hold(Reason.KILL_SWITCH, "off");
    Life life = Life.judgingRestart().sees(660, newPods(BAD)).sees(700, shiftDue(p1(), 700, kill));
    life.is(AwaitingShift.class).sees(960, shiftDue(p1(), 700, kill)).is(WithPeople.class);
  }

  @Test
  void what_becomes_calm_while_it_waits_for_stage_2_resolves() {
    Life.judgingRestart().sees(660, newPods(BAD)).sees(900, calm(p1())).is(Resolved.class);
  }

  @Test
  void a_recovery_is_degraded_until_it_is_calm_and_acts_no_more() {
    Life life = Life.judgingRestart().sees(660, newPods(GOOD)).sees(675, p1()).is(Degraded.class);
    life.sees(690, restartDue(shiftDue(p1(), 660), 660)).is(Degraded.class);
    assertThat(life.touches()).isFalse();
    life.sees(960, calm(p1())).is(Resolved.class);
    assertThat(life.last().why())
        .isEqualTo("txn-service recovered automatically (error rate 15 % -> 1.2 %)");
    assertThat(life.effects(Effect.Tell.class))
        .containsExactly(new Effect.Tell(life.last().why(), false));
    assertThat(life.effects(Effect.Draft.class)).hasSize(1);
  }

  @Test
  void a_second_restart_never_follows_in_the_same_incident() {
    Life life = Life.judgingRestart().sees(660, newPods(BAD));
    life.sees(700, restartDue(p1(), 690)).is(AwaitingShift.class);
    assertThat(life.touches()).isFalse();
    life.sees(960, restartDue(p1(), 690)).is(WithPeople.class).sees(975, restartDue(p1(), 690));
    assertThat(life.is(WithPeople.class).touches()).isFalse();
  }
}
