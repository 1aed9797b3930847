package dev.pulih.recover;

import static dev.pulih.recover.Samples.UNKNOWN;
import static dev.pulih.recover.Samples.calm;
import static dev.pulih.recover.Samples.p1;
import static dev.pulih.recover.Samples.restartDue;
import static dev.pulih.recover.Samples.restarted;
import static dev.pulih.recover.Samples.shiftDue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Attempt.Result;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentState.Closed;
import dev.pulih.recover.IncidentState.Restarting;
import dev.pulih.recover.IncidentState.WithPeople;
import dev.pulih.recover.Situation.Progress;
import dev.pulih.recover.Transition.Step;
import dev.pulih.signal.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stage 3: people have it. */
class PeopleTest {

  private static final Hold NO_SUBSET = new Hold(Reason.NO_HEALTHY_SUBSET, "no subset");

  /** Stage 2 due and impossible at 300 s. */
  private static Life overtaken() {
    return Life.opened().sees(300, shiftDue(p1(), 300, NO_SUBSET));
  }

  /** With people after a restart that did not help, at 960 s. */
  private static Life handedOver() {
    Situation bad = restarted(p1(), Progress.COMPLETE, new Reading.Value(0.2));
    return Life.judgingRestart().sees(660, bad).sees(960, bad).is(WithPeople.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {
        "BREAKER_OPEN",
        "NO_HEALTHY_SUBSET",
        "NOT_SPLIT",
        "NO_CAPACITY",
        "OWNED_BY_CONTROLLER"
      })
  void a_shift_that_is_impossible_calls_people_at_once(Reason reason) {
    Life life = Life.opened().sees(300, shiftDue(p1(), 300, new Hold(reason, "no")));
    assertThat(life.is(WithPeople.class).pages()).isTrue();
    assertThat(life.last().step()).isEqualTo(Step.WITH_PEOPLE);
    assertThat(((WithPeople) life.state()).restartAllowed()).isTrue();
  }

  @Test
  void a_restart_that_an_impossible_shift_overtook_still_runs_once() {
    Life life = overtaken().sees(360, restartDue(p1(), 360)).is(Restarting.class);
    life.answersRestart(365, new Answer.Accepted(7));
    life.sees(400, restarted(p1(), Progress.COMPLETE, UNKNOWN));
    life.sees(700, restarted(p1(), Progress.COMPLETE, new Reading.Value(0.2)));
    life.is(WithPeople.class);
    assertThat(life.facts().latest().orElseThrow().result()).isEqualTo(Result.NOT_RECOVERED);
    assertThat(life.sees(715, restartDue(p1(), 700)).is(WithPeople.class).touches()).isFalse();
  }

  @Test
  void what_that_restart_recovers_stays_with_people() {
    Life life = overtaken().sees(360, restartDue(p1(), 360));
    life.answersRestart(365, new Answer.Accepted(7));
    life.sees(400, restarted(p1(), Progress.COMPLETE, UNKNOWN));
    life.sees(700, restarted(p1(), Progress.COMPLETE, new Reading.Value(0.01)));
    assertThat(life.is(WithPeople.class).last().step()).isEqualTo(Step.RECOVERED);
    life.sees(1_000, calm(p1())).is(WithPeople.class);
  }

  @Test
  void that_restart_called_off_before_sending_keeps_its_chance() {
    Life life = overtaken().sees(360, restartDue(p1(), 360));
    life.answersRestart(365, new Answer.Refused(new Hold(Reason.NOT_KNOWN, "dark")));
    life.is(WithPeople.class).sees(375, restartDue(p1(), 360)).is(Restarting.class);
  }

  @Test
  void no_restart_follows_where_stage_1_was_tried_before() {
    Life life = handedOver();
    assertThat(life.sees(975, restartDue(p1(), 970)).is(WithPeople.class).touches()).isFalse();
  }

  @Test
  void no_shift_follows_once_people_have_it() {
    Life life = handedOver();
    assertThat(life.sees(975, shiftDue(p1(), 970)).is(WithPeople.class).touches()).isFalse();
  }

  @Test
  void only_a_person_ends_it() {
    Life life = handedOver().sees(1_300, calm(p1())).is(WithPeople.class);
    assertThat(life.last().step()).isEqualTo(Step.NOTED);
    assertThat(life.sees(1_315, calm(p1())).last().matters()).isFalse();
    life.happens(1_400, new ClosedBy("amir", "fixed")).is(Closed.class);
    assertThat(life.effects(Effect.StandDown.class)).hasSize(1);
  }

  @Test
  void people_are_called_again_once_when_it_comes_back_after_a_calm() {
    Life life = handedOver().sees(1_300, calm(p1())).sees(1_400, p1()).is(WithPeople.class);
    assertThat(life.pages()).isTrue();
    assertThat(life.sees(1_415, p1()).pages()).isFalse();
  }

  @Test
  void people_are_not_called_again_while_it_never_became_calm() {
    Life life = handedOver();
    for (long second = 975; second < 5_000; second += 15) {
      assertThat(life.sees(second, p1()).pages()).isFalse();
    }
  }

  @Test
  void a_held_restart_does_not_stop_people_from_being_called_again() {
    Hold kill = new Hold(Reason.KILL_SWITCH, "off");
    Life life = overtaken().sees(700, calm(p1()));
    assertThat(life.sees(800, restartDue(p1(), 800, kill)).pages()).isTrue();
  }

  @Test
  void the_one_chance_of_stage_1_outlasts_a_calm() {
    Life life = overtaken().sees(700, calm(p1())).sees(800, p1());
    life.sees(1_100, restartDue(p1(), 1_100)).is(Restarting.class);
  }
}
