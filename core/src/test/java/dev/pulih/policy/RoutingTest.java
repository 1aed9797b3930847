package dev.pulih.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pulih.policy.Routing.Match;
import dev.pulih.policy.Routing.Route;
import dev.pulih.policy.Routing.Severities;
import dev.pulih.signal.ServiceRef;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who hears of what. Kuala Lumpur is eight hours before UTC. */
class RoutingTest {

  private static final ServiceRef TXN = new ServiceRef("bos", "txn-service");
  private static final Match P1 = new Match(Severities.P1, Set.of(), Optional.empty());

  private static final ZoneId KL = ZoneId.of("Asia/Kuala_Lumpur");
  private static final List<Channel> PAGER = List.of(Channel.PAGERDUTY);
  private static final List<Channel> CHAT = List.of(Channel.SLACK);
  private static final Route ALWAYS = new Route(Match.any(), PAGER, CHAT);
  private static final Hours NIGHT = Hours.daily(LocalTime.of(22, 0), LocalTime.of(7, 0), KL);

  @Test
  void the_first_route_that_fits_the_severity_and_the_time_is_taken() {
    Route p1 = new Route(P1, PAGER, List.of());
    Route night = new Route(new Match(Severities.ANY, Set.of(), Optional.of(NIGHT)), CHAT, CHAT);
    Routing routing = routing(p1, night, ALWAYS);
    assertThat(routing.route(TXN, true, utc("15:00"))).isEqualTo(p1);
    assertThat(routing.route(TXN, false, utc("15:00"))).isEqualTo(night);
    assertThat(routing.route(TXN, false, utc("03:00"))).isEqualTo(ALWAYS);
  }

  @Test
  void a_route_may_be_for_some_services() {
    Route own = new Route(new Match(Severities.ANY, Set.of(TXN), Optional.empty()), CHAT, CHAT);
    ServiceRef other = new ServiceRef("bos", "billing-service");
    assertThat(routing(own, ALWAYS).route(TXN, true, utc("03:00"))).isEqualTo(own);
    assertThat(routing(own, ALWAYS).route(other, true, utc("03:00"))).isEqualTo(ALWAYS);
  }

  @Test
  void hours_may_go_past_midnight_and_belong_to_the_day_on_which_they_begin() {
    Hours friday = new Hours(Set.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(7, 0), KL);
    // 2026-11-27 is a Friday; 14:00 UTC is 22:00 there.
    assertThat(friday.hold(Instant.parse("2026-11-27T13:59:59Z"))).isFalse();
    assertThat(friday.hold(Instant.parse("2026-11-27T14:00:00Z"))).isTrue();
    assertThat(friday.hold(Instant.parse("2026-11-27T22:59:59Z"))).isTrue();
    assertThat(friday.hold(Instant.parse("2026-11-27T23:00:00Z"))).isFalse();
    assertThat(friday.hold(Instant.parse("2026-11-26T15:00:00Z"))).isFalse();
    assertThat(friday.end(Instant.parse("2026-11-27T20:00:00Z")))
        .isEqualTo(Instant.parse("2026-11-27T23:00:00Z"));
  }

  @Test
  void hours_that_end_when_they_begin_are_a_whole_day() {
    Hours all = Hours.daily(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, KL);
    assertThat(all.hold(utc("00:00"))).isTrue();
    assertThat(all.hold(utc("15:59"))).isTrue();
  }

  @Test
  void a_p2_can_wait_until_the_quiet_hours_end_and_a_p1_never() {
    Routing routing =
        new Routing(List.of(ALWAYS), Optional.of(NIGHT), List.of(), Duration.ofSeconds(30), 10);
    assertThat(routing.quietUntil(false, utc("15:00")))
        .contains(Instant.parse("2026-11-26T23:00:00Z"));
    assertThat(routing.quietUntil(false, utc("03:00"))).isEmpty();
    assertThat(routing.quietUntil(true, utc("15:00"))).isEmpty();
  }

  @Test
  void a_routing_leaves_nobody_out() {
    Route p1 = new Route(P1, PAGER, CHAT);
    assertThatIllegalArgumentException().isThrownBy(() -> routing(p1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Route(Match.any(), List.of(), CHAT));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Routing(
                    List.of(ALWAYS),
                    Optional.empty(),
                    List.of(Duration.ofMinutes(15), Duration.ofMinutes(5)),
                    Duration.ZERO,
                    10));
  }

  private static Routing routing(Route... routes) {
    return new Routing(List.of(routes), Optional.empty(), List.of(), Duration.ofSeconds(30), 10);
  }

  private static Instant utc(String time) {
    return Instant.parse("2026-11-26T" + time + ":00Z");
  }
}
