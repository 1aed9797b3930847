package dev.pulih.recover;

import static dev.pulih.recover.Samples.UNKNOWN;
import static dev.pulih.recover.Samples.at;
import static dev.pulih.recover.Samples.calm;
import static dev.pulih.recover.Samples.mode;
import static dev.pulih.recover.Samples.p1;
import static dev.pulih.recover.Samples.plan;
import static dev.pulih.recover.Samples.restartDue;
import static dev.pulih.recover.Samples.restarted;
import static dev.pulih.recover.Samples.shiftDue;
import static dev.pulih.recover.Samples.shifted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Attempt.Result;
import dev.pulih.recover.IncidentEvent.ShiftAnswered;
import dev.pulih.recover.IncidentEvent.UndoAnswered;
import dev.pulih.recover.IncidentState.AwaitingApproval;
import dev.pulih.recover.IncidentState.AwaitingShift;
import dev.pulih.recover.IncidentState.Degraded;
import dev.pulih.recover.IncidentState.JudgingShift;
import dev.pulih.recover.IncidentState.Open;
import dev.pulih.recover.IncidentState.Resolved;
import dev.pulih.recover.IncidentState.Restarting;
import dev.pulih.recover.IncidentState.Shifting;
import dev.pulih.recover.IncidentState.Undoing;
import dev.pulih.recover.IncidentState.WithPeople;
import dev.pulih.recover.Situation.Progress;
import dev.pulih.recover.Transition.Step;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Truth;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stage 2, from the request to its judgement, and back. */
class ShiftStageTest {

  private static final Reading GOOD = new Reading.Value(0.01);

  /** The service failed 15 % of its requests at the decision. */
  private static final Reading BAD_NOT_WORSE = new Reading.Value(0.15);

  private static final Reading WORSE = new Reading.Value(0.16);

  private static Situation target(Reading errors) {
    return shifted(p1(), errors, Truth.TRUE, Truth.TRUE);
  }

  /**
   * The restart was refused, and the service restarts in a loop by the time that a shift is due.
   */
  @Test
  void a_restart_loop_calls_people_instead_of_a_shift() {
    Hold loop = new Hold(Reason.RESTART_LOOP, "3 restarts");
    Life life =
        Life.restarting()
            .answersRestart(310, new Answer.Refused(new Hold(Reason.REFUSED_BY_CLUSTER, "no")))
            .is(AwaitingShift.class)
            .sees(330, shiftDue(p1(), 330, loop));
    assertThat(life.is(IncidentState.WithPeople.class).last().why()).contains(loop.toString());
    assertThat(life.effects(Effect.Shift.class)).isEmpty();
  }

  /** It holds nothing, and what else asks or holds does so as before. */
  @Test
  void what_a_git_ops_tool_may_undo_is_told_with_each_way_to_shift() {
    Hold note = new Hold(Reason.GITOPS, "Argo CD may undo it");
    Hold idle = new Hold(Reason.IDLE_STANDBY, "no traffic");
    Situation due = shiftDue(p1(), 300, note);
    assertThat(Life.opened().sees(300, due).is(Shifting.class).last().why())
        .isEqualTo(
            "stage 2: all traffic to subset v1, the service fails 15 % of its requests; "
                + "Argo CD may undo it");
    assertThat(Life.opened().sees(300, mode(due, Mode.DRY_RUN)).last().why())
        .isEqualTo(
            "dry-run: stage 2 would shift all traffic to subset v1 for txn-service; "
                + "Argo CD may undo it");
    Life asked = Life.opened().sees(300, shiftDue(p1(), 300, note, idle));
    assertThat(asked.is(AwaitingApproval.class).last().why())
        .endsWith("(IDLE_STANDBY: no traffic); Argo CD may undo it");
    Life approved =
        asked
            .happens(310, new IncidentEvent.Approved("amir"))
            .sees(315, shiftDue(p1(), 300, note, idle));
    assertThat(approved.is(Shifting.class).last().step()).isEqualTo(Step.SHIFT_DECIDED);
    Hold full = new Hold(Reason.TOO_MANY_ACTIONS, "2 at once");
    assertThat(Life.opened().sees(300, shiftDue(p1(), 300, note, full)).is(Open.class).last().why())
        .contains("TOO_MANY_ACTIONS");
  }

  @Test
  void a_person_who_leaves_the_routes_as_they_are_is_not_fought() {
    Life life = Life.judgingShift().happens(310, new IncidentEvent.LeftAsIs("amir"));
    Situation worse = shifted(p1(), new Reading.Value(0.5), Truth.TRUE, Truth.TRUE);
    life.sees(605, worse).is(IncidentState.AwaitingShift.class);
    assertThat(life.effects(Effect.Undo.class)).isEmpty();
    life.sees(910, p1()).is(IncidentState.WithPeople.class);
  }

  @Test
  void while_a_person_releases_the_breaker_the_weights_are_no_drift() {
    Life life = Life.judgingShift().happens(310, new IncidentEvent.ReleaseRequested("amir"));
    Situation back = shifted(p1(), new Reading.Value(0.01), Truth.TRUE, Truth.FALSE);
    life.sees(315, back).is(IncidentState.JudgingShift.class);
    assertThat(life.pages()).isFalse();
    life.happens(320, new IncidentEvent.ReleaseAnswered(new Answer.Accepted(0)));
    life.sees(330, back).is(IncidentState.AwaitingShift.class);
    assertThat(life.pages()).isFalse();
  }

  @Test
  void an_unanswered_shift_goes_to_people_after_two_minutes_with_its_breaker_open() {
    Life life = Life.shifting().sees(419, p1()).is(Shifting.class);
    life.sees(420, p1()).is(WithPeople.class);
    assertThat(life.facts().latest().orElseThrow().result()).isEqualTo(Result.INCONCLUSIVE);
    assertThat(life.facts().breaker()).isEqualTo(new Breaker.Open(plan().changes(), at(420)));
  }

  @Test
  void written_weights_open_the_breaker_and_are_judged_five_minutes_later() {
    Life life = Life.judgingShift().is(JudgingShift.class);
    assertThat(life.last().step()).isEqualTo(Step.SHIFTED);
    assertThat(life.facts().breaker()).isEqualTo(new Breaker.Open(plan().changes(), at(305)));
    assertThat(((JudgingShift) life.state()).evaluation())
        .isEqualTo(new Evaluation(at(305), at(605), false, false));
  }

  @Test
  void a_shift_called_off_before_sending_was_never_tried() {
    Hold past = new Hold(Reason.CONDITION_PAST, "past");
    Life life = Life.shifting().answersShift(305, new Answer.Refused(past)).is(Open.class);
    assertThat(life.facts().attempts()).isEmpty();
    assertThat(life.facts().breaker().isOpen()).isFalse();
    life.sees(315, shiftDue(p1(), 300)).is(Shifting.class);
  }

  @Test
  void a_shift_called_off_after_a_restart_waits_for_stage_2_again() {
    Life life = Life.judgingRestart();
    life.sees(375, shiftDue(restarted(p1(), Progress.COMPLETE, UNKNOWN), 361));
    life.answersShift(380, new Answer.Refused(new Hold(Reason.CONFLICT, "changed")));
    assertThat(life.is(AwaitingShift.class).facts().attempts()).hasSize(1);
    life.sees(390, shiftDue(p1(), 361)).is(Shifting.class);
  }

  @Test
  void a_refused_shift_calls_people_at_once_and_leaves_stage_1_its_one_chance() {
    Hold drift = new Hold(Reason.DRIFT, "other weights");
    Life life = Life.shifting().answersShift(305, new Answer.Refused(drift));
    assertThat(life.is(WithPeople.class).pages()).isTrue();
    assertThat(life.facts().latest().orElseThrow().result()).isEqualTo(Result.REFUSED);
    life.sees(600, restartDue(p1(), 600)).is(Restarting.class);
  }

  @Test
  void the_answer_to_another_decision_changes_nothing() {
    Life life = Life.shifting();
    IncidentState before = life.state();
    life.happens(305, new ShiftAnswered(at(299), new Answer.Accepted(0)));
    assertThat(life.state()).isEqualTo(before);
  }

  @Test
  void the_first_value_is_read_two_minutes_after_the_read_back_and_once() {
    Life life = Life.judgingShift();
    assertThat(life.sees(424, target(GOOD)).last().matters()).isFalse();
    assertThat(life.sees(425, target(GOOD)).last().step()).isEqualTo(Step.FIRST_VALUE);
    assertThat(life.sees(440, target(GOOD)).last().matters()).isFalse();
  }

  @Test
  void a_target_that_does_well_has_recovered_after_five_minutes_and_the_breaker_stays_open() {
    Life life = Life.judgingShift().sees(604, target(GOOD)).is(JudgingShift.class);
    life.sees(605, target(GOOD)).is(Degraded.class);
    assertThat(life.facts().latest().orElseThrow().result()).isEqualTo(Result.RECOVERED);
    life.sees(905, calm(p1())).is(Resolved.class);
    assertThat(life.facts().breaker().isOpen()).isTrue();
  }

  @Test
  void few_errors_with_a_slow_p99_have_not_recovered_and_stay_shifted() {
    Life life = Life.judgingShift().sees(605, shifted(p1(), GOOD, Truth.FALSE, Truth.TRUE));
    assertThat(life.is(WithPeople.class).touches()).isFalse();
    assertThat(life.facts().breaker().isOpen()).isTrue();
  }

  /** Errors, latency or weights unknown, and all else well. */
  static Stream<Situation> partlyUnknown() {
    return Stream.of(
        shifted(p1(), UNKNOWN, Truth.TRUE, Truth.TRUE),
        shifted(p1(), GOOD, Truth.UNKNOWN, Truth.TRUE),
        shifted(p1(), GOOD, Truth.TRUE, Truth.UNKNOWN));
  }

  @ParameterizedTest
  @MethodSource("partlyUnknown")
  void each_part_that_is_unknown_extends_once_and_then_calls_people(Situation partly) {
    Life life = Life.judgingShift().sees(605, partly).is(JudgingShift.class);
    assertThat(life.last().step()).isEqualTo(Step.EXTENDED);
    life.sees(904, partly).is(JudgingShift.class);
    life.sees(905, partly).is(WithPeople.class);
    assertThat(life.facts().latest().orElseThrow().result()).isEqualTo(Result.INCONCLUSIVE);
    assertThat(life.touches()).isFalse();
  }

  @Test
  void a_shift_that_failed_but_is_not_worse_stays_and_goes_to_people() {
    Life life = Life.judgingShift().sees(605, target(BAD_NOT_WORSE)).is(WithPeople.class);
    assertThat(life.touches()).isFalse();
    assertThat(life.pages()).isTrue();
    assertThat(life.facts().breaker().isOpen()).isTrue();
  }

  @Test
  void a_shift_that_made_it_worse_is_put_back_and_the_breaker_stays_open() {
    Life life = Life.judgingShift().sees(605, target(WORSE)).is(Undoing.class);
    Effect.Undo undo = life.effects(Effect.Undo.class).getFirst();
    assertThat(undo).isEqualTo(new Effect.Undo(at(605), plan().changes(), at(665)));
    life.happens(610, new UndoAnswered(at(605), new Answer.Accepted(0))).is(WithPeople.class);
    assertThat(life.pages()).isTrue();
    assertThat(life.facts().breaker().isOpen()).isTrue();
  }

  @Test
  void it_is_put_back_once_only() {
    Life life = Life.judgingShift().sees(605, target(WORSE));
    life.happens(610, new UndoAnswered(at(605), new Answer.Accepted(0)));
    for (long second = 615; second < 4_000; second += 15) {
      assertThat(life.sees(second, shiftDue(target(WORSE), 700)).touches()).isFalse();
    }
  }

  @Test
  void an_undo_that_nobody_answers_goes_to_people_after_two_minutes() {
    Life life = Life.judgingShift().sees(605, target(WORSE)).sees(724, p1()).is(Undoing.class);
    life.sees(725, p1()).is(WithPeople.class);
  }

  @Test
  void a_refused_undo_goes_to_people() {
    Life life = Life.judgingShift().sees(605, target(WORSE));
    Answer.Final refused = new Answer.Refused(new Hold(Reason.CONFLICT, "changed"));
    life.happens(610, new UndoAnswered(at(605), refused)).is(WithPeople.class);
  }

  @Test
  void the_answer_to_another_undo_changes_nothing() {
    Life life = Life.judgingShift().sees(605, target(WORSE));
    life.happens(610, new UndoAnswered(at(604), new Answer.Accepted(0))).is(Undoing.class);
  }

  @Test
  void weights_that_someone_else_wrote_are_not_recovered_at_once_and_not_fought() {
    Life life = Life.judgingShift().sees(315, shifted(p1(), GOOD, Truth.TRUE, Truth.FALSE));
    assertThat(life.is(WithPeople.class).touches()).isFalse();
    assertThat(life.facts().latest().orElseThrow().result()).isEqualTo(Result.NOT_RECOVERED);
  }

  @Test
  void weights_that_cannot_be_read_for_a_while_are_no_drift() {
    Life.judgingShift()
        .sees(315, shifted(p1(), GOOD, Truth.TRUE, Truth.UNKNOWN))
        .is(JudgingShift.class);
  }

  @Test
  void exactly_five_percent_is_not_recovered() {
    Reading five = new Reading.Value(0.05);
    Life life = Life.judgingShift().sees(605, shifted(p1(), five, Truth.TRUE, Truth.TRUE));
    life.is(WithPeople.class);
    assertThat(life.facts().attempts())
        .extracting(Attempt::result)
        .containsExactly(Attempt.Result.NOT_RECOVERED);
  }
}
