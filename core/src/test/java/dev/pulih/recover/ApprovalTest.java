package dev.pulih.recover;

import static dev.pulih.recover.Samples.at;
import static dev.pulih.recover.Samples.calm;
import static dev.pulih.recover.Samples.mode;
import static dev.pulih.recover.Samples.p1;
import static dev.pulih.recover.Samples.plan;
import static dev.pulih.recover.Samples.restartDue;
import static dev.pulih.recover.Samples.restarted;
import static dev.pulih.recover.Samples.shiftDue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Reason;
import dev.pulih.recover.IncidentEvent.Approved;
import dev.pulih.recover.IncidentEvent.Declined;
import dev.pulih.recover.IncidentState.AwaitingApproval;
import dev.pulih.recover.IncidentState.AwaitingShift;
import dev.pulih.recover.IncidentState.Open;
import dev.pulih.recover.IncidentState.Resolved;
import dev.pulih.recover.IncidentState.Restarting;
import dev.pulih.recover.IncidentState.Shifting;
import dev.pulih.recover.IncidentState.WithPeople;
import dev.pulih.recover.Situation.Progress;
import dev.pulih.recover.Situation.RestartOption;
import dev.pulih.recover.Situation.ShiftOption;
import dev.pulih.recover.Transition.Step;
import dev.pulih.signal.Reading;
import dev.pulih.signal.WorkloadRef;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A person is asked before an action. */
class ApprovalTest {

  private static final Situation RESTART = mode(restartDue(p1(), 300), Mode.APPROVE);
  private static final Situation SHIFT = mode(shiftDue(p1(), 300), Mode.APPROVE);

  private static Life asked() {
    return Life.opened().sees(300, RESTART).is(AwaitingApproval.class);
  }

  private static Life askedToShift() {
    return Life.opened().sees(300, SHIFT).is(AwaitingApproval.class);
  }

  @Test
  void the_mode_approve_asks_and_touches_nothing() {
    Life life = asked();
    assertThat(life.touches()).isFalse();
    assertThat(life.last().step()).isEqualTo(Step.APPROVAL_ASKED);
    assertThat(((AwaitingApproval) life.state()).deadline()).isEqualTo(at(600));
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"TOO_FEW_PODS", "IDLE_STANDBY"})
  void a_risky_action_is_asked_for_in_mode_auto_too(Reason reason) {
    Life life = Life.opened().sees(300, restartDue(p1(), 300, new Hold(reason, "risky")));
    assertThat(life.is(AwaitingApproval.class).touches()).isFalse();
  }

  @Test
  void an_approval_acts_at_the_next_tick() {
    Life life = asked().happens(400, new Approved("amir")).is(AwaitingApproval.class);
    life.sees(405, RESTART).is(Restarting.class);
    assertThat(life.order().restartedAt()).isEqualTo(at(405));
  }

  @Test
  void an_approved_shift_is_sent() {
    askedToShift().happens(400, new Approved("amir")).sees(405, SHIFT).is(Shifting.class);
  }

  @Test
  void a_yes_to_one_workload_is_none_to_another() {
    Situation other =
        mode(restartOf(WorkloadRef.deployment("bos", "txn-service-v2")), Mode.APPROVE);
    Life life = asked().happens(400, new Approved("amir")).sees(405, other);
    assertThat(life.touches()).isFalse();
    assertThat(life.last().step()).isEqualTo(Step.APPROVAL_ASKED);
    assertThat(life.last().why())
        .isEqualTo(
            "stage 1 needs approval to restart Deployment bos/txn-service-v2"
                + " (NEEDS_APPROVAL: it is not what was approved any more)");
    AwaitingApproval anew = (AwaitingApproval) life.is(AwaitingApproval.class).state();
    assertThat(anew.approvedBy()).isEmpty();
    assertThat(anew.deadline()).isEqualTo(at(705));
    life.happens(410, new Approved("siti")).sees(420, other).is(Restarting.class);
  }

  private static Situation restartOf(WorkloadRef workload) {
    Situation due = restartDue(p1(), 300);
    RestartOption option =
        new RestartOption(due.restart().condition(), Optional.of(workload), List.of());
    return new Situation(due.view(), option, due.shift(), due.restarted(), due.shifted());
  }

  @ParameterizedTest
  @CsvSource({"v2, txn", "v1, gateway"})
  void a_yes_to_one_target_or_virtual_service_is_none_to_another(String target, String name) {
    Situation other = mode(shiftOf(target, name, "8"), Mode.APPROVE);
    Life life = askedToShift().happens(400, new Approved("amir")).sees(405, other);
    assertThat(life.is(AwaitingApproval.class).touches()).isFalse();
    assertThat(life.last().step()).isEqualTo(Step.APPROVAL_ASKED);
  }

  @Test
  void a_newer_version_of_the_same_virtual_service_is_what_was_approved() {
    Situation newer = mode(shiftOf("v1", "txn", "8"), Mode.APPROVE);
    askedToShift().happens(400, new Approved("amir")).sees(405, newer).is(Shifting.class);
  }

  private static Situation shiftOf(String target, String name, String version) {
    Situation due = shiftDue(p1(), 300);
    WeightChange change =
        new WeightChange("bos", name, version, plan().changes().getFirst().routes());
    ShiftOption option =
        new ShiftOption(due.shift().condition(), new ShiftPlan(target, List.of(change)), List.of());
    return new Situation(due.view(), due.restart(), option, due.restarted(), due.shifted());
  }

  @Test
  void a_question_about_a_risk_names_it_in_mode_approve_too() {
    Situation few =
        mode(restartDue(p1(), 300, new Hold(Reason.TOO_FEW_PODS, "1 of 2")), Mode.APPROVE);
    assertThat(Life.opened().sees(300, few).is(AwaitingApproval.class).last().why())
        .isEqualTo(
            "stage 1 needs approval to restart Deployment bos/txn-service (TOO_FEW_PODS: 1 of 2)");
  }

  @Test
  void an_approval_lifts_what_asked() {
    Situation few = restartDue(p1(), 300, new Hold(Reason.TOO_FEW_PODS, "1 of 2"));
    Life life = Life.opened().sees(300, few).happens(310, new Approved("amir"));
    life.sees(315, few).is(Restarting.class);
  }

  @Test
  void a_shift_that_was_approved_too_late_after_a_restart_leaves_no_gap() {
    Life life =
        Life.judgingRestart().sees(660, restarted(p1(), Progress.COMPLETE, new Reading.Value(0.3)));
    life.sees(675, mode(shiftDue(p1(), 670), Mode.APPROVE)).is(AwaitingApproval.class);
    life.happens(680, new IncidentEvent.Approved("amir"));
    life.sees(690, mode(p1(), Mode.APPROVE)).is(IncidentState.AwaitingShift.class);
    assertThat(life.effects(Effect.Tell.class)).isNotEmpty();
  }

  @Test
  void silence_goes_to_people_after_five_minutes_and_not_a_tick_before() {
    Life life = asked().sees(599, RESTART).is(AwaitingApproval.class);
    life.sees(600, RESTART).is(WithPeople.class);
    assertThat(life.pages()).isTrue();
  }

  @Test
  void people_who_have_it_already_are_not_called_again_for_a_question_that_nobody_answers() {
    Hold none = new Hold(Reason.NO_HEALTHY_SUBSET, "none");
    Life life = Life.opened().sees(300, shiftDue(p1(), 300, none)).is(WithPeople.class);
    Situation due = mode(restartDue(p1(), 330), Mode.APPROVE);
    life.sees(330, due).is(AwaitingApproval.class).sees(630, due).is(WithPeople.class);
    assertThat(life.pages()).isFalse();
    assertThat(life.effects(Effect.Tell.class))
        .singleElement()
        .isEqualTo(new Effect.Tell("txn-service: nobody approved stage 1", false));
    assertThat(life.sees(645, due).touches()).isFalse();
  }

  @Test
  void an_approval_after_its_time_changes_nothing() {
    Life life = asked().happens(600, new Approved("amir"));
    assertThat(life.last().step()).isEqualTo(Step.IGNORED);
    life.sees(615, RESTART).is(WithPeople.class);
  }

  @Test
  void an_approved_action_whose_condition_is_past_is_called_off() {
    Life life = asked().happens(400, new Approved("amir")).sees(405, mode(p1(), Mode.APPROVE));
    assertThat(life.is(Open.class).last().step()).isEqualTo(Step.CALLED_OFF);
    assertThat(life.touches()).isFalse();
  }

  @Test
  void a_yes_is_none_to_a_condition_that_ended_meanwhile_and_begins_anew() {
    Situation due = restartDue(p1(), 300);
    RestartOption anew =
        new RestartOption(Samples.maturing(390), due.restart().workload(), List.of());
    Situation again = new Situation(due.view(), anew, due.shift(), due.restarted(), due.shifted());
    Life life = asked().happens(400, new Approved("amir")).sees(405, mode(again, Mode.APPROVE));
    assertThat(life.is(Open.class).last().step()).isEqualTo(Step.CALLED_OFF);
    assertThat(life.touches()).isFalse();
  }

  @Test
  void an_approved_action_that_is_held_waits_until_the_deadline() {
    Situation held = mode(restartDue(p1(), 300, new Hold(Reason.KILL_SWITCH, "off")), Mode.APPROVE);
    Life life = asked().happens(400, new Approved("amir")).sees(599, held);
    life.is(AwaitingApproval.class).sees(600, held).is(WithPeople.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"OBSERVE", "DRY_RUN"})
  void an_approval_does_not_outrank_a_mode_that_touches_nothing(Mode mode) {
    Life life = asked().happens(400, new Approved("amir"));
    assertThat(life.sees(405, mode(restartDue(p1(), 300), mode)).touches()).isFalse();
  }

  @Test
  void a_declined_restart_waits_for_stage_2() {
    Life life = asked().happens(400, new Declined("amir")).is(AwaitingShift.class);
    assertThat(((AwaitingShift) life.state()).deadline()).isEqualTo(at(700));
    assertThat(life.sees(405, RESTART).touches()).isFalse();
  }

  @Test
  void a_declined_shift_goes_to_people() {
    askedToShift().happens(400, new Declined("amir")).is(WithPeople.class);
  }

  @Test
  void what_heals_while_a_person_thinks_resolves() {
    asked().sees(500, calm(RESTART)).is(Resolved.class);
  }

  @Test
  void words_without_a_question_change_nothing() {
    Life life = Life.opened();
    IncidentState before = life.state();
    life.happens(10, new Approved("amir")).happens(20, new Declined("amir"));
    assertThat(life.state()).isEqualTo(before);
  }

  @Test
  void an_overtaken_restart_that_people_have_keeps_its_chance_if_its_condition_is_past() {
    Hold none = new Hold(Reason.NO_HEALTHY_SUBSET, "none");
    Life life = Life.opened().sees(300, shiftDue(p1(), 300, none)).is(WithPeople.class);
    Situation due = mode(restartDue(p1(), 330), Mode.APPROVE);
    life.sees(330, due).is(AwaitingApproval.class).happens(340, new Approved("siti"));
    life.sees(345, p1()).is(WithPeople.class);
    assertThat(((WithPeople) life.state()).restartAllowed()).isTrue();
  }
}
