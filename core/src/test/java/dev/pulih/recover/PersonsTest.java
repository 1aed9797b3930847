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
import dev.pulih.recover.IncidentEvent.Absorbed;
import dev.pulih.recover.IncidentEvent.Approved;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.Declined;
import dev.pulih.recover.IncidentEvent.LeftAsIs;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Relapsed;
import dev.pulih.recover.IncidentEvent.ReleaseAnswered;
import dev.pulih.recover.IncidentEvent.ReleaseRequested;
import dev.pulih.recover.IncidentEvent.RestartAnswered;
import dev.pulih.recover.IncidentEvent.ShiftAnswered;
import dev.pulih.recover.IncidentEvent.UndoAnswered;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Closed;
import dev.pulih.recover.IncidentState.Open;
import dev.pulih.recover.IncidentState.Restarting;
import dev.pulih.recover.IncidentState.Shifting;
import dev.pulih.recover.IncidentState.Undoing;
import dev.pulih.recover.Situation.Progress;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Truth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What persons do at any state, and what arrives when nobody waits for it any more. */
class PersonsTest {

  private static final RestartOrder ORDER = new RestartOrder(Samples.WORKLOAD, at(1), "another");

  /** An incident in each state that an event can meet. */
  static Stream<Begun> everyState() {
    Reading good = new Reading.Value(0.01);
    Situation recovered = restarted(p1(), Progress.COMPLETE, good);
    return Stream.of(
            Life.opened(),
            Life.opened().sees(300, mode(restartDue(p1(), 300), Mode.APPROVE)),
            Life.restarting(),
            Life.rollingOut(),
            Life.judgingRestart(),
            Life.judgingRestart()
                .sees(660, restarted(p1(), Progress.COMPLETE, UNKNOWN))
                .sees(960, restarted(p1(), Progress.COMPLETE, UNKNOWN)),
            Life.shifting(),
            Life.judgingShift(),
            undoing(),
            Life.judgingRestart().sees(660, recovered),
            Life.opened().sees(0, p1()).sees(300, p1()),
            Life.judgingRestart().sees(660, recovered).sees(900, calm(p1())),
            Life.opened().happens(10, new ClosedBy("amir", "")),
            Life.suspected(),
            Life.advised(),
            Life.suspected().told(12, Samples.verdict(false, 90, false)))
        .map(Life::begun);
  }

  private static Life undoing() {
    Situation worse = shifted(p1(), new Reading.Value(0.5), Truth.TRUE, Truth.TRUE);
    return Life.judgingShift().sees(605, worse).is(Undoing.class);
  }

  private static Life recoveredByShift() {
    Situation good = shifted(p1(), new Reading.Value(0.01), Truth.TRUE, Truth.TRUE);
    return Life.judgingShift().sees(605, good);
  }

  @Test
  void the_states_above_are_all_states() {
    assertThat(everyState().map(Object::getClass).map(Class::getSimpleName))
        .hasSameElementsAs(StateTableTest.concrete(Begun.class));
  }

  @ParameterizedTest
  @MethodSource("everyState")
  void a_person_closes_it_at_any_state_and_nothing_opens_it_again(Begun state) {
    Transition closed = RecoveryMachine.next(state, new ClosedBy("amir", "mine"), at(5_000));
    assertThat(closed.state()).isInstanceOfAny(Closed.class, IncidentState.Passed.class);
    Situation due = shiftDue(restartDue(p1(), 5_000), 5_000);
    for (IncidentEvent event :
        List.of(new Observed(due), new Relapsed(due), new Absorbed("s"), new Approved("b"))) {
      assertThat(RecoveryMachine.next(closed.state(), event, at(5_001)).matters()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("everyState")
  void an_answer_that_nobody_waits_for_changes_nothing(Begun state) {
    for (IncidentEvent event :
        List.of(
            new RestartAnswered(ORDER, new Answer.Accepted(1)),
            new RestartAnswered(ORDER, new Answer.Refused(new Hold(Reason.PAUSED, "no"))),
            new ShiftAnswered(at(1), new Answer.Accepted(1)),
            new UndoAnswered(at(1), new Answer.Accepted(1)),
            new ReleaseAnswered(new Answer.Accepted(1)))) {
      Transition next = RecoveryMachine.next(state, event, at(700));
      assertThat(next.state()).isEqualTo(state);
      assertThat(next.effects()).isEmpty();
      assertThat(next.matters()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("everyState")
  void the_same_answer_twice_counts_once(Begun state) {
    IncidentEvent answer =
        switch (state) {
          case Restarting s -> new RestartAnswered(s.order(), new Answer.Accepted(1));
          case Shifting s -> new ShiftAnswered(s.decidedAt(), new Answer.Accepted(1));
          case Undoing s -> new UndoAnswered(s.decidedAt(), new Answer.Accepted(1));
          case Begun _ -> new RestartAnswered(ORDER, new Answer.Accepted(1));
        };
    IncidentState once = RecoveryMachine.next(state, answer, at(700)).state();
    Transition twice = RecoveryMachine.next(once, answer, at(701));
    assertThat(twice.state()).isEqualTo(once);
    assertThat(twice.effects()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("everyState")
  void a_storm_takes_over_only_what_nothing_was_done_about(Begun state) {
    Transition next = RecoveryMachine.next(state, new Absorbed("storm-1"), at(700));
    boolean deviation = state instanceof IncidentState.Provisional && state.live();
    assertThat(next.matters()).isEqualTo(state instanceof Open || deviation);
  }

  @ParameterizedTest
  @MethodSource("everyState")
  void an_incident_begins_once(Begun state) {
    IncidentEvent again = new IncidentEvent.Opened(Samples.incident(), p1());
    assertThat(RecoveryMachine.next(state, again, at(700)).matters()).isFalse();
  }

  @Test
  void nothing_happens_before_the_beginning() {
    IncidentState unopened = new IncidentState.Unopened();
    assertThat(RecoveryMachine.next(unopened, new Observed(p1()), at(0)).matters()).isFalse();
    assertThat(RecoveryMachine.next(unopened, new ClosedBy("amir", ""), at(0)).matters()).isFalse();
  }

  @Test
  void a_declined_word_that_comes_late_changes_nothing() {
    Life life = Life.restarting();
    IncidentState before = life.state();
    assertThat(life.happens(310, new Declined("amir")).state()).isEqualTo(before);
  }

  @Test
  void closing_an_unanswered_shift_keeps_its_breaker_open() {
    Life life = Life.shifting().happens(310, new ClosedBy("amir", "mine")).is(Closed.class);
    assertThat(life.facts().breaker().changes()).isEqualTo(plan().changes());
    assertThat(life.facts().breaker().isOpen()).isTrue();
  }

  @Test
  void the_breaker_outlives_its_incident_until_a_person_releases_it() {
    Life life = recoveredByShift().sees(905, calm(p1())).happens(950, new ClosedBy("amir", ""));
    assertThat(life.facts().breaker().isOpen()).isTrue();
    life.happens(1_000, new ReleaseRequested("siti"));
    assertThat(life.effects(Effect.Release.class))
        .containsExactly(new Effect.Release(plan().changes(), at(1_060)));
    life.happens(1_005, new ReleaseAnswered(new Answer.Accepted(0)));
    assertThat(life.facts().breaker().isOpen()).isFalse();
  }

  @Test
  void a_refused_release_leaves_the_breaker_open_to_be_asked_for_again() {
    Life life = recoveredByShift().happens(700, new ReleaseRequested("siti"));
    Answer.Final changed = new Answer.Refused(new Hold(Reason.CONFLICT, "changed"));
    life.happens(705, new ReleaseAnswered(changed));
    assertThat(life.facts().breaker()).isInstanceOf(Breaker.Open.class);
    assertThat(life.happens(710, new ReleaseRequested("siti")).touches()).isTrue();
  }

  @Test
  void a_release_is_asked_for_once() {
    Life life = recoveredByShift().happens(700, new ReleaseRequested("siti"));
    assertThat(life.happens(701, new ReleaseRequested("amir")).touches()).isFalse();
    assertThat(life.facts().breaker()).isInstanceOf(Breaker.Releasing.class);
  }

  @Test
  void a_person_may_leave_the_routes_as_they_are() {
    Life life = recoveredByShift().happens(700, new LeftAsIs("siti"));
    assertThat(life.facts().breaker()).isEqualTo(new Breaker.Released("siti", at(700)));
    assertThat(life.touches()).isFalse();
  }

  @Test
  void without_a_breaker_there_is_nothing_to_release() {
    Life life = Life.opened().happens(10, new ReleaseRequested("siti"));
    assertThat(life.last().matters()).isFalse();
    assertThat(life.happens(20, new LeftAsIs("siti")).last().matters()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("everyState")
  void a_yes_or_a_no_that_nobody_asked_for_changes_nothing(Begun state) {
    boolean asked = state instanceof IncidentState.AwaitingApproval;
    for (IncidentEvent word : List.of(new Approved("siti"), new IncidentEvent.Declined("siti"))) {
      assertThat(RecoveryMachine.next(state, word, at(400)).matters()).isEqualTo(asked);
    }
  }
}
