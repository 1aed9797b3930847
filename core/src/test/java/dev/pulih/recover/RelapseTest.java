package dev.pulih.recover;

import static dev.pulih.recover.Samples.at;
import static dev.pulih.recover.Samples.calm;
import static dev.pulih.recover.Samples.p1;
import static dev.pulih.recover.Samples.restartDue;
import static dev.pulih.recover.Samples.restarted;
import static dev.pulih.recover.Samples.shiftDue;
import static dev.pulih.recover.Samples.shifted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Severity;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Stage;
import dev.pulih.recover.Attempt.Result;
import dev.pulih.recover.IncidentEvent.Relapsed;
import dev.pulih.recover.IncidentState.AwaitingShift;
import dev.pulih.recover.IncidentState.Degraded;
import dev.pulih.recover.IncidentState.Open;
import dev.pulih.recover.IncidentState.Resolved;
import dev.pulih.recover.IncidentState.WithPeople;
import dev.pulih.recover.Situation.Progress;
import dev.pulih.recover.Transition.Step;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Truth;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What comes back within an hour goes on at the next stage. */
class RelapseTest {

  private static final Reading GOOD = new Reading.Value(0.01);

  /** Recovered by a restart at 660 s. */
  private static Life degraded() {
    return Life.judgingRestart().sees(660, restarted(p1(), Progress.COMPLETE, GOOD));
  }

  /** Resolved at 960 s. */
  private static Life resolved() {
    return degraded().sees(960, calm(p1())).is(Resolved.class);
  }

  @Test
  void after_a_restart_it_waits_for_stage_2_and_the_restart_counts_as_ineffective() {
    Life life = resolved().happens(2_000, new Relapsed(p1())).is(AwaitingShift.class);
    assertThat(life.last().step()).isEqualTo(Step.RELAPSED);
    assertThat(((AwaitingShift) life.state()).deadline()).isEqualTo(at(2_300));
    assertThat(life.facts().attempts())
        .extracting(Attempt::result)
        .containsExactly(Result.RELAPSED);
    assertThat(life.sees(2_015, restartDue(p1(), 2_010)).touches()).isFalse();
  }

  @Test
  void after_a_shift_it_goes_to_people() {
    Life life = Life.judgingShift().sees(605, shifted(p1(), GOOD, Truth.TRUE, Truth.TRUE));
    life.sees(905, calm(p1())).is(Resolved.class);
    life.happens(2_000, new Relapsed(p1())).is(WithPeople.class);
    assertThat(life.pages()).isTrue();
  }

  @Test
  void sixty_minutes_after_its_end_is_soon_enough_and_a_second_later_is_not() {
    assertThat(resolved().happens(960 + 3_600, new Relapsed(p1())).state())
        .isInstanceOf(AwaitingShift.class);
    assertThat(resolved().happens(960 + 3_601, new Relapsed(p1())).state())
        .isInstanceOf(Resolved.class);
  }

  @Test
  void its_page_deadline_starts_anew() {
    Life life = resolved().happens(2_000, new Relapsed(p1()));
    assertThat(life.facts().alarm().p1Since()).contains(at(2_000));
    assertThat(life.facts().alarm().paged()).isFalse();
  }

  @Test
  void a_condition_that_matures_after_the_recovery_is_a_relapse() {
    Life life = degraded().sees(690, restartDue(p1(), 660)).is(Degraded.class);
    life.sees(705, restartDue(p1(), 661)).is(AwaitingShift.class);
    assertThat(life.touches()).isFalse();
  }

  @Test
  void a_shift_that_matures_after_the_recovery_is_a_relapse() {
    degraded().sees(705, shiftDue(p1(), 661)).is(AwaitingShift.class);
  }

  @Test
  void as_a_p2_it_waits_and_neither_acts_nor_pages_until_it_is_a_p1() {
    Life life = resolved().happens(2_000, new Relapsed(p2())).is(Open.class);
    assertThat(life.facts().attempts())
        .extracting(Attempt::result)
        .containsExactly(Result.RELAPSED);
    assertThat(life.pages()).isFalse();
    assertThat(life.sees(2_900, p2()).pages()).isFalse();
    assertThat(life.sees(3_000, restartDue(p2(), 3_000)).touches()).isFalse();
    life.sees(3_015, p1()).is(AwaitingShift.class);
    assertThat(((AwaitingShift) life.state()).deadline()).isEqualTo(at(3_315));
  }

  @Test
  void as_a_p2_after_a_shift_it_is_not_restarted() {
    Life life = Life.judgingShift().sees(605, shifted(p1(), GOOD, Truth.TRUE, Truth.TRUE));
    life.sees(900, calm(p1())).happens(2_000, new Relapsed(p2())).is(Open.class);
    assertThat(life.sees(2_300, restartDue(p2(), 2_300)).is(Open.class).touches()).isFalse();
  }

  @Test
  void as_a_p2_after_a_shift_it_goes_to_people_when_it_is_a_p1() {
    Life life = Life.judgingShift().sees(605, shifted(p1(), GOOD, Truth.TRUE, Truth.TRUE));
    life.sees(905, calm(p1())).happens(2_000, new Relapsed(p2())).is(Open.class);
    life.sees(2_015, p1()).is(WithPeople.class);
    assertThat(life.pages()).isTrue();
  }

  @Test
  void as_a_p2_that_goes_away_it_is_not_said_to_be_recovered_by_what_did_not_last() {
    Life life = resolved().happens(2_000, new Relapsed(p2())).sees(2_300, calm(p1()));
    life.is(Resolved.class);
    assertThat(life.last().why()).doesNotContain("recovered automatically");
  }

  private static Situation p2() {
    return Samples.with(p1(), Samples.view(Mode.AUTO, Optional.of(Severity.P2), Truth.FALSE));
  }

  @Test
  void an_incident_that_healed_itself_opens_again_at_stage_1() {
    Life life = Life.opened().sees(300, calm(p1())).happens(600, new Relapsed(p1()));
    life.is(Open.class).sees(900, restartDue(p1(), 900)).is(IncidentState.Restarting.class);
  }

  @Test
  void a_dry_run_that_comes_back_was_still_a_dry_run() {
    Situation dry = Samples.mode(restartDue(p1(), 300), Mode.DRY_RUN);
    Life life = Life.opened().sees(300, dry).sees(500, calm(p1()));
    life.happens(600, new Relapsed(p1()));
    assertThat(life.facts().attempts()).extracting(Attempt::result).containsExactly(Result.DRY_RUN);
  }

  @Test
  void a_relapse_of_what_is_open_changes_nothing() {
    Life life = Life.opened();
    IncidentState before = life.state();
    assertThat(life.happens(15, new Relapsed(p1())).state()).isEqualTo(before);
  }

  @Test
  void a_rehearsal_that_comes_back_as_a_p2_and_gets_worse_is_no_relapse() {
    Situation dry = Samples.mode(restartDue(p1(), 300), Mode.DRY_RUN);
    Life life = Life.opened().sees(300, dry).sees(500, calm(p1()));
    life.happens(600, new Relapsed(p2())).sees(615, p1()).is(Open.class);
  }

  @Test
  void what_helped_for_a_while_is_told_from_what_did_not() {
    assertThat(Stream.of(Result.values()).filter(r -> attempt(r).helpedForAWhile()))
        .containsExactly(Result.RECOVERED, Result.RELAPSED);
    assertThat(Stream.of(Result.values()).filter(r -> attempt(r).helped()))
        .containsExactly(Result.RECOVERED);
  }

  private static Attempt attempt(Result result) {
    return new Attempt(Stage.RESTART, at(0), GOOD, GOOD, result);
  }
}
