package dev.pulih.recover;

import static dev.pulih.recover.Samples.UNKNOWN;
import static dev.pulih.recover.Samples.at;
import static dev.pulih.recover.Samples.calm;
import static dev.pulih.recover.Samples.p1;
import static dev.pulih.recover.Samples.shifted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Severity;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Effect.Page;
import dev.pulih.recover.Effect.StandDown;
import dev.pulih.recover.Effect.Tell;
import dev.pulih.recover.IncidentEvent.BreakerSeen;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.LeftAsIs;
import dev.pulih.recover.IncidentEvent.ReleaseAnswered;
import dev.pulih.recover.IncidentEvent.ReleaseRequested;
import dev.pulih.recover.IncidentState.Closed;
import dev.pulih.recover.IncidentState.Resolved;
import dev.pulih.recover.IncidentState.WithPeople;
import dev.pulih.recover.Transition.Step;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Truth;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A breaker that stage 2 opened at 305 s, by the usual numbers: a reminder an hour, a release
 * watched for 5 min. Its incident is over at 905 s.
 */
class BreakerCareTest {
  private static final Reading FEW = new Reading.Value(0.001);
  private static final Reading MANY = new Reading.Value(0.07);
  private static final BreakerSeen WELL = seen(FEW, Optional.empty());
  private static final BreakerSeen ILL = seen(MANY, Optional.of(Severity.P1));
  private static final BreakerSeen POOR = seen(new Reading.Value(0.03), Optional.of(Severity.P2));
  private static final BreakerSeen DARK = seen(UNKNOWN, Optional.empty());

  private static BreakerSeen seen(Reading rate, Optional<Severity> severity) {
    return new BreakerSeen(new ErrorsSeen(severity, rate, Duration.ofMinutes(5)));
  }

  private static Life resolved() {
    Situation good = shifted(p1(), new Reading.Value(0.01), Truth.TRUE, Truth.TRUE);
    return Life.judgingShift().sees(605, good).sees(905, calm(p1())).is(Resolved.class);
  }

  /** Released at 1,000 s. */
  private static Life released() {
    return answered(resolved(), new Answer.Accepted(0));
  }

  private static Life answered(Life life, Answer.Final answer) {
    return life.happens(995, new ReleaseRequested("siti"))
        .happens(1_000, new ReleaseAnswered(answer));
  }

  // ---- reminders

  @Test
  void an_open_breaker_is_told_of_after_an_hour_and_after_every_other() {
    Life life = resolved();
    assertThat(life.happens(305 + 3_599, WELL).last().matters()).isFalse();
    assertThat(life.happens(305 + 3_600, WELL).last().step()).isEqualTo(Step.REMINDED);
    assertThat(life.happens(305 + 7_199, WELL).last().matters()).isFalse();
    assertThat(life.happens(305 + 7_200, WELL).last().step()).isEqualTo(Step.REMINDED);
  }

  @Test
  void a_reminder_names_the_routes_the_time_the_incident_and_both_commands() {
    Life life = resolved().happens(305 + 5_400, WELL);
    String id = Samples.incident().id();
    assertThat(life.effects(Tell.class))
        .singleElement()
        .satisfies(tell -> assertThat(tell.loud()).isFalse())
        .extracting(Tell::headline)
        .asString()
        .contains(
            "VirtualService bos/txn (routes main)",
            at(305).toString(),
            "(1 h 30 min)",
            "incident " + id,
            "./pulih release " + id + ".",
            "./pulih release " + id + " --as-is");
  }

  @Test
  void a_closed_incident_and_one_that_goes_on_remind_as_well_seen_or_not() {
    Life closed = resolved().happens(1_000, new ClosedBy("amir", "")).is(Closed.class);
    assertThat(closed.happens(305 + 3_600, DARK).last().step()).isEqualTo(Step.REMINDED);
    Life judging = Life.judgingShift();
    assertThat(judging.happens(305 + 3_600, ILL).last().step()).isEqualTo(Step.REMINDED);
  }

  @Test
  void a_release_that_nobody_answers_is_no_reason_to_forget_it() {
    Life life = resolved().happens(995, new ReleaseRequested("siti")).happens(4_000, DARK);
    assertThat(life.last().step()).isEqualTo(Step.REMINDED);
    life.happens(4_001, new ReleaseAnswered(new Answer.Refused(new Hold(Reason.EXPIRED, "late"))));
    assertThat(life.facts().breaker().isOpen()).isTrue();
    assertThat(life.happens(4_100, DARK).last().matters()).isFalse();
  }

  @Test
  void what_was_left_as_it_is_or_never_shifted_is_not_told_of() {
    Life left = resolved().happens(1_000, new LeftAsIs("siti"));
    assertThat(left.happens(100_000, ILL).last().matters()).isFalse();
    assertThat(Life.opened().happens(100_000, ILL).last().matters()).isFalse();
  }

  // ---- refusals

  @Test
  void a_refusal_because_the_routes_changed_says_how_to_go_on() {
    Life life = answered(resolved(), new Answer.Refused(new Hold(Reason.CONFLICT, "changed")));
    String id = Samples.incident().id();
    assertThat(life.effects(Tell.class).getFirst().headline())
        .contains(
            "the breaker stays open (CONFLICT: changed)",
            "VirtualService bos/txn",
            "./pulih release " + id + " --as-is");
  }

  @Test
  void another_refusal_says_that_it_can_be_tried_again() {
    Life life = answered(resolved(), new Answer.Refused(new Hold(Reason.EXPIRED, "late")));
    assertThat(life.last().why()).contains("Try again: ./pulih release");
  }

  // ---- the watch

  @Test
  void a_release_is_judged_after_five_minutes_with_its_error_rate() {
    Life life = released();
    assertThat(life.happens(1_299, WELL).last().matters()).isFalse();
    life.happens(1_300, WELL);
    assertThat(life.last().step()).isEqualTo(Step.RELEASE_JUDGED);
    assertThat(life.effects(Tell.class).getFirst().headline())
        .contains(
            "by siti went well",
            "0.1 % of the requests of the last 5 min failed",
            "5 min after it");
    assertThat(life.facts().breaker()).isEqualTo(new Breaker.Released("siti", at(1_000)));
    assertThat(life.happens(2_000, ILL).last().matters()).isFalse();
  }

  @Test
  void what_cannot_be_seen_waits_a_minute_and_is_then_said_to_be_unknown() {
    Life life = released();
    assertThat(life.happens(1_359, DARK).last().matters()).isFalse();
    life.happens(1_360, DARK);
    assertThat(life.last().step()).isEqualTo(Step.RELEASE_JUDGED);
    assertThat(life.last().why()).contains("is not known").doesNotContain("went well");
  }

  @Test
  void errors_over_the_threshold_of_a_p2_are_told_loudly_once_and_call_nobody() {
    Life life = released().happens(1_100, POOR);
    assertThat(life.last().step()).isEqualTo(Step.RELEASE_HARMS);
    assertThat(life.effects(Tell.class)).singleElement().matches(Tell::loud);
    assertThat(life.pages()).isFalse();
    assertThat(life.happens(1_115, POOR).last().matters()).isFalse();
    assertThat(life.happens(1_300, WELL).last().why())
        .contains("went badly", "0.1 %", "the threshold of a P2 was passed");
  }

  @Test
  void errors_over_the_threshold_of_a_p1_page_at_once_even_after_those_of_a_p2() {
    Life life = released().happens(1_100, POOR).happens(1_115, ILL);
    assertThat(life.effects(Page.class)).singleElement().matches(page -> page.contact() == 0);
    assertThat(life.effects(Tell.class)).singleElement().matches(Tell::loud);
    assertThat(life.last().why()).contains("7 %", "threshold of a P1");
    assertThat(life.happens(1_130, ILL).last().matters()).isFalse();
  }

  @Test
  void a_p1_incident_that_has_people_already_calls_them_anew() {
    Situation bad = shifted(p1(), new Reading.Value(0.10), Truth.TRUE, Truth.TRUE);
    Life life = Life.judgingShift().sees(605, bad).is(WithPeople.class);
    answered(life, new Answer.Accepted(0)).happens(1_100, ILL);
    assertThat(life.last().effects())
        .extracting(Object::getClass)
        .containsExactly(StandDown.class, Page.class, Tell.class);
  }

  @Test
  void who_was_called_for_an_incident_that_is_over_hears_when_the_errors_are() {
    Life life = released().happens(1_100, ILL).happens(1_300, ILL);
    assertThat(life.last().step()).isEqualTo(Step.RELEASE_JUDGED);
    assertThat(life.effects(StandDown.class)).isEmpty();
    assertThat(life.happens(1_400, DARK).last().matters()).isFalse();
    assertThat(life.happens(1_500, WELL).effects(StandDown.class)).hasSize(1);
    assertThat(life.facts().breaker().isOver()).isTrue();
  }

  @Test
  void who_was_called_hears_it_with_the_verdict_where_all_is_well_by_then() {
    Life life = released().happens(1_100, ILL).happens(1_300, WELL);
    assertThat(life.effects(StandDown.class)).hasSize(1);
    assertThat(life.facts().breaker().isOver()).isTrue();
  }

  @Test
  void an_incident_that_comes_back_goes_on_with_the_call_of_the_release() {
    Life life = released().happens(1_100, ILL).happens(1_115, new IncidentEvent.Relapsed(p1()));
    assertThat(life.facts().alarm().paged()).isTrue();
    assertThat(life.happens(1_300, WELL).effects(StandDown.class)).isEmpty();
    assertThat(life.happens(1_400, new ClosedBy("amir", "")).effects(StandDown.class)).hasSize(1);
  }
}
