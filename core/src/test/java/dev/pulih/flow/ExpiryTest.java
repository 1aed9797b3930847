package dev.pulih.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.flow.Expiry.Outstanding;
import dev.pulih.flow.IncidentBook.Kept;
import dev.pulih.policy.Channel;
import dev.pulih.policy.Retention;
import dev.pulih.policy.Retention.Kind;
import dev.pulih.recover.Effect;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Unopened;
import dev.pulih.recover.RecoveryMachine;
import dev.pulih.recover.Samples;
import dev.pulih.recover.States;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Incidents are kept for 100 days, those with an undelivered message for 200; guards look back 4 h.
 */
class ExpiryTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant NOW = Instant.parse("2028-01-01T00:00:00Z");
  private static final Outstanding NOTHING = new Outstanding(Set.of(), Optional.empty());

  @Test
  void in_no_state_does_an_incident_go_that_is_live_or_whose_breaker_is_not_over() {
    for (Begun state : States.all()) {
      Fate fate = expiry(NOTHING).of(aged(state, DAY.multipliedBy(9_999)));
      boolean needed = state.live() || !state.facts().breaker().isOver();
      assertThat(fate)
          .as("%s with %s", state.getClass(), state.facts().breaker())
          .isEqualTo(needed ? (state.live() ? Fate.LIVE : Fate.BREAKER) : Fate.GOES);
    }
  }

  @Test
  void it_goes_when_its_time_is_over_and_not_at_that_instant() {
    assertThat(expiry(NOTHING).of(aged(closed(), days(100)))).isEqualTo(Fate.KEPT);
    assertThat(expiry(NOTHING).of(aged(closed(), days(100).plusNanos(1)))).isEqualTo(Fate.GOES);
    assertThat(expiry(NOTHING).of(aged(closed(), days(-1)))).isEqualTo(Fate.NEEDED);
  }

  @Test
  void what_waits_in_the_outbox_keeps_it_however_old_it_is() {
    Outstanding waiting = new Outstanding(Set.of(closed().id()), Optional.of(NOW));
    assertThat(expiry(waiting).of(aged(closed(), days(5_000)))).isEqualTo(Fate.WAITING);
    Outstanding others = new Outstanding(Set.of("bos.other.x"), Optional.of(NOW));
    assertThat(expiry(others).of(aged(closed(), days(5_000)))).isEqualTo(Fate.GOES);
  }

  @Test
  void a_message_that_can_be_sent_again_keeps_it_for_its_own_time() {
    assertThat(expiry(NOTHING).of(aged(undelivered(), days(150)))).isEqualTo(Fate.UNDELIVERED);
    assertThat(expiry(NOTHING).of(aged(undelivered(), days(201)))).isEqualTo(Fate.GOES);
  }

  @Test
  void what_guards_look_back_to_stays_whatever_the_configuration_says() {
    Retention none = retention(Duration.ofNanos(1), Duration.ofNanos(1));
    Expiry hasty = new Expiry(NOW, none, Duration.ofHours(4), NOTHING);
    assertThat(hasty.of(aged(closed(), Duration.ofHours(4)))).isEqualTo(Fate.NEEDED);
    assertThat(hasty.of(aged(closed(), Duration.ofHours(5)))).isEqualTo(Fate.GOES);
  }

  @Test
  void zero_is_for_ever() {
    Expiry never =
        new Expiry(NOW, retention(Duration.ZERO, Duration.ZERO), Duration.ofHours(4), NOTHING);
    assertThat(never.of(aged(closed(), days(5_000)))).isEqualTo(Fate.KEPT);
    assertThat(never.of(aged(undelivered(), days(5_000)))).isEqualTo(Fate.UNDELIVERED);
    for (Kind kind : Kind.values()) {
      assertThat(expiry(NOTHING).before(kind)).contains(NOW.minus(days(10)));
      assertThat(new Expiry(NOW, forEver(), Duration.ZERO, NOTHING).before(kind)).isEmpty();
    }
  }

  @Test
  void a_window_stays_while_something_waits_that_it_may_have_held() {
    Outstanding old = new Outstanding(Set.of("a.b.c"), Optional.of(NOW.minus(days(50))));
    assertThat(expiry(old).before(Kind.WINDOWS)).contains(NOW.minus(days(50)));
    assertThat(expiry(old).before(Kind.INBOUND)).contains(NOW.minus(days(10)));
    Outstanding young = new Outstanding(Set.of("a.b.c"), Optional.of(NOW.minus(days(5))));
    assertThat(expiry(young).before(Kind.WINDOWS)).contains(NOW.minus(days(10)));
  }

  private static Duration days(int days) {
    return DAY.multipliedBy(days);
  }

  private static Expiry expiry(Outstanding outstanding) {
    return new Expiry(NOW, retention(days(100), days(200)), Duration.ofHours(4), outstanding);
  }

  private static Retention retention(Duration incidents, Duration undelivered) {
    return new Retention(incidents, undelivered, each(days(10)), Retention.defaults().pace());
  }

  private static Retention forEver() {
    return new Retention(days(1), days(1), each(Duration.ZERO), Retention.defaults().pace());
  }

  private static Map<Kind, Duration> each(Duration kept) {
    Map<Kind, Duration> records = new EnumMap<>(Kind.class);
    List.of(Kind.values()).forEach(kind -> records.put(kind, kept));
    return records;
  }

  private static Kept aged(Begun state, Duration age) {
    return new Kept(state, NOW.minus(age));
  }

  private static Begun closed() {
    IncidentEvent opened = new IncidentEvent.Opened(Samples.incident(), Samples.p1());
    var open = RecoveryMachine.next(new Unopened(), opened, Samples.T0);
    return next((Begun) open.state(), new IncidentEvent.ClosedBy("amir", "fixed"));
  }

  private static Begun undelivered() {
    Effect tell = new Effect.Tell("it is over", false, Channel.SLACK);
    return next(closed(), new IncidentEvent.NotTold("SLACK", "no such channel", tell));
  }

  private static Begun next(Begun state, IncidentEvent event) {
    return (Begun) RecoveryMachine.next(state, event, Samples.at(60)).state();
  }
}
