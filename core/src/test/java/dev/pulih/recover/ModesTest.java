package dev.pulih.recover;

import static dev.pulih.recover.Samples.calm;
import static dev.pulih.recover.Samples.mode;
import static dev.pulih.recover.Samples.p1;
import static dev.pulih.recover.Samples.restartDue;
import static dev.pulih.recover.Samples.shiftDue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Attempt.Result;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentState.AwaitingShift;
import dev.pulih.recover.IncidentState.Closed;
import dev.pulih.recover.IncidentState.Open;
import dev.pulih.recover.IncidentState.Resolved;
import dev.pulih.recover.IncidentState.WithPeople;
import dev.pulih.recover.Transition.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the modes that touch nothing do, and what is the same in all of them. */
class ModesTest {

  private static Situation dry(Situation s) {
    return mode(s, Mode.DRY_RUN);
  }

  @Test
  void a_dry_run_says_what_it_would_do_and_touches_nothing() {
    Life life = Life.opened().sees(300, dry(restartDue(p1(), 300))).is(AwaitingShift.class);
    assertThat(life.last().step()).isEqualTo(Step.WOULD_ACT);
    assertThat(life.touches()).isFalse();
    assertThat(life.effects(Effect.CaptureEvidence.class)).isEmpty();
    assertThat(life.facts().latest().orElseThrow().result()).isEqualTo(Result.DRY_RUN);
  }

  @Test
  void a_dry_run_goes_through_the_stages_and_pages() {
    Life life = Life.opened().sees(300, dry(restartDue(p1(), 300)));
    life.sees(400, dry(shiftDue(p1(), 400)));
    assertThat(life.last().step()).isEqualTo(Step.WOULD_ACT);
    life.sees(699, dry(p1())).is(AwaitingShift.class).sees(700, dry(p1())).is(WithPeople.class);
    assertThat(life.pages()).isTrue();
    assertThat(life.touches()).isFalse();
  }

  @Test
  void a_dry_run_evaluates_nothing() {
    Life life = Life.opened().sees(300, dry(restartDue(p1(), 300))).sees(500, dry(calm(p1())));
    assertThat(life.is(Resolved.class).last().why()).doesNotContain("recovered automatically");
  }

  @Test
  void a_dry_run_of_the_overtaken_restart_stays_with_people() {
    Hold none = new Hold(Reason.NO_HEALTHY_SUBSET, "none");
    Life life = Life.opened().sees(300, dry(shiftDue(p1(), 300, none))).is(WithPeople.class);
    life.sees(360, dry(restartDue(p1(), 360))).is(WithPeople.class);
    assertThat(life.last().step()).isEqualTo(Step.WOULD_ACT);
    assertThat(life.sees(375, dry(restartDue(p1(), 360))).last().matters()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void a_p1_that_no_stage_addresses_calls_people_and_ends_alike_in_every_mode(Mode mode) {
    assertThat(course(mode)).isEqualTo(course(Mode.AUTO));
    assertThat(course(mode).get(1).effects()).hasAtLeastOneElementOfType(Effect.Page.class);
  }

  /** What comes of it at once, after 5 min, when it is calm, and when a person closes it. */
  private static List<Transition> course(Mode mode) {
    Life life = Life.opened();
    return List.of(
        life.sees(0, mode(p1(), mode)).last(),
        life.sees(300, mode(p1(), mode)).is(WithPeople.class).last(),
        life.sees(900, mode(calm(p1()), mode)).last(),
        life.happens(960, new ClosedBy("siti", "")).is(Closed.class).last());
  }

  @Test
  void observe_decides_no_stage() {
    Situation due = mode(restartDue(shiftDue(p1(), 300), 300), Mode.OBSERVE);
    Life life = Life.opened().sees(300, due).is(Open.class);
    assertThat(life.touches()).isFalse();
    assertThat(life.facts().attempts()).isEmpty();
    assertThat(life.facts().notes().held()).map(Hold::reason).contains(Reason.OBSERVE_MODE);
  }
}
