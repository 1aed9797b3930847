package dev.pulih.flow;

import static dev.pulih.recover.Samples.at;
import static dev.pulih.recover.Samples.calm;
import static dev.pulih.recover.Samples.p1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Severity;
import dev.pulih.policy.Channel;
import dev.pulih.policy.Maintenance;
import dev.pulih.policy.Maintenance.Period;
import dev.pulih.policy.Maintenance.Work;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Routing;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog.EffectId;
import dev.pulih.recover.EventLog.Queued;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Told;
import dev.pulih.recover.IncidentEvent.Withheld;
import dev.pulih.recover.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Messages about an incident of 0 s while a window is on from 100 s until 700 s. */
class SilenceTest {
  private static final Maintenance WINDOW =
      new Maintenance(
          "m-1", new Work(Set.of(), "siti", "new disks", true), new Period(at(0), at(2_000)));

  private static final Effect.Page PAGE = new Effect.Page("it fails", 0, List.of(Channel.SLACK));
  private static final Effect.Tell TELL = tell(false);

  private final FakeLedger ledger = new FakeLedger();
  private final Lines lines = new Lines();
  private final Silence silence = new Silence(ledger, lines.log);

  private static Effect.Tell tell(boolean loud) {
    return new Effect.Tell("it fails", loud, Channel.SLACK);
  }

  private static Maintenance window(boolean silent) {
    Work work = new Work(Set.of(Samples.TXN), "siti", "new disks", silent);
    return new Maintenance("m-1", work, new Period(at(100), at(700)));
  }

  private Optional<Tried> over(Effect effect, long second, long decided) {
    EffectId id = new EffectId(Samples.incident().id(), 1, 0);
    return silence.over(new Queued(id, effect, at(decided)), lines.at(second, decided));
  }

  @Test
  void pages_and_messages_wait_for_the_end_of_a_silent_window_and_no_longer() {
    ledger.put(window(true));
    assertThat(over(PAGE, 99, 50)).isEmpty();
    assertThat(over(PAGE, 100, 50)).contains(new Tried.Waits(Duration.ofSeconds(5)));
    assertThat(over(TELL, 698, 300)).contains(new Tried.Waits(Duration.ofSeconds(2)));
    assertThat(over(PAGE, 700, 300)).isEmpty();
    assertThat(over(TELL, 700, 300)).isEmpty();
  }

  @Test
  void a_window_that_is_not_silent_lets_everything_through() {
    ledger.put(window(false));
    assertThat(over(PAGE, 300, 200)).isEmpty();
    assertThat(over(TELL, 300, 200)).isEmpty();
  }

  @Test
  void actions_and_the_end_of_a_call_do_not_wait() {
    ledger.put(window(true));
    assertThat(over(new Effect.StandDown("over", 0), 300, 200)).isEmpty();
    assertThat(over(new Effect.Acknowledge("taken", 0), 300, 200)).isEmpty();
    assertThat(over(new Effect.Draft(), 300, 200)).isEmpty();
  }

  @Test
  void what_is_over_by_the_end_is_dropped_with_a_remark_that_says_so() {
    ledger.put(window(true));
    lines.happens(new ClosedBy("siti", "done"), 600);
    String why =
        "it is over by the end of the silent maintenance m-1 by siti until 2026-03-01T00:11:40Z: new disks";
    assertThat(over(PAGE, 700, 300)).contains(new Tried.Done(new Withheld(PAGE, why)));
    assertThat(over(tell(true), 700, 300)).isPresent();
    assertThat(over(TELL, 700, 300)).isPresent();
    assertThat(over(TELL, 800, 750)).isEmpty();
  }

  @Test
  void who_knew_of_it_before_hears_of_its_end() {
    ledger.put(window(true));
    lines.happens(new Told("SLACK", "1"), 50);
    lines.happens(new ClosedBy("siti", "done"), 600);
    assertThat(over(TELL, 700, 300)).isEmpty();
    assertThat(over(tell(true), 700, 300)).isPresent();
  }

  @Test
  void a_call_that_was_dropped_is_not_stood_down() {
    lines.happens(new Withheld(PAGE, "it is over"), 700);
    Effect.StandDown end = new Effect.StandDown("over", 0);
    assertThat(over(end, 701, 600))
        .contains(new Tried.Done(new Withheld(end, "nobody was called")));
    lines.happens(new IncidentEvent.Called(0, "SLACK", "1", 1), 702);
    assertThat(over(end, 703, 600)).isEmpty();
  }

  @Test
  void people_who_are_calm_again_by_the_end_are_told_and_not_called() {
    ledger.put(window(true));
    lines.happens(new Observed(p1()), 0);
    lines.happens(new Observed(p1()), 300);
    lines.happens(new Observed(calm(p1())), 600);
    assertThat(over(PAGE, 700, 300)).isPresent();
    assertThat(over(tell(true), 700, 300)).isEmpty();
  }

  /** In the window from the beginning; the next contact is called five minutes after the first. */
  private static Desk silent() {
    Policy policy = Policy.defaults();
    Routing usual = policy.routing();
    Routing routing =
        new Routing(
            usual.routes(),
            usual.quiet(),
            List.of(Duration.ofMinutes(5)),
            usual.fallBackAfter(),
            usual.foldAbove());
    Desk desk = new Desk(1).configured(policy.with(routing));
    desk.ledger.put(WINDOW);
    return desk;
  }

  @Test
  void the_next_contacts_count_from_the_end_of_the_window_or_from_its_early_end() {
    Desk desk = silent();
    desk.ill(0, Severity.P1).turn(0).turn(15).turn(315);
    assertThat(desk.log.decided(Effect.Page.class)).hasSize(1);
    desk.turn(700).turn(1_900).turn(2_000).turn(2_285);
    assertThat(desk.log.decided(Effect.Page.class)).hasSize(1);
    assertThat(desk.turn(2_300).log.decided(Effect.Page.class)).hasSize(2);
  }

  @Test
  void the_next_contacts_count_from_an_early_end() {
    Desk desk = silent();
    desk.ill(0, Severity.P1).turn(0).turn(15).turn(315).turn(330);
    desk.ledger.put(WINDOW.ended("amir", at(900)));
    desk.turn(900).turn(1_185);
    assertThat(desk.log.decided(Effect.Page.class)).hasSize(1);
    assertThat(desk.turn(1_200).log.decided(Effect.Page.class)).hasSize(2);
  }
}
