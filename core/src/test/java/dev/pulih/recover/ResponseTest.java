package dev.pulih.recover;

import static dev.pulih.recover.Samples.at;
import static dev.pulih.recover.Samples.calm;
import static dev.pulih.recover.Samples.p1;
import static dev.pulih.recover.Samples.restartDue;
import static dev.pulih.recover.Samples.view;
import static dev.pulih.recover.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Severity;
import dev.pulih.policy.Channel;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Routing;
import dev.pulih.recover.Effect.Acknowledge;
import dev.pulih.recover.Effect.Announce;
import dev.pulih.recover.Effect.Page;
import dev.pulih.recover.Effect.StandDown;
import dev.pulih.recover.Effect.Tell;
import dev.pulih.recover.IncidentEvent.Acknowledged;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.NotTold;
import dev.pulih.recover.IncidentEvent.ResendAsked;
import dev.pulih.recover.Transition.Step;
import dev.pulih.signal.Truth;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Contacts are called one after the other until someone acknowledges. The first page of a P1 that
 * stays comes at 900 s; the contacts after it 5 and 15 min later.
 */
class ResponseTest {

  private static final Situation P2 =
      with(p1(), view(Mode.AUTO, Optional.of(Severity.P2), Truth.FALSE));

  /** Something always matures, so that nobody is called for idleness. */
  private static final Situation BUSY = restartDue(p1(), 0, held());

  private static dev.pulih.policy.Hold held() {
    return new dev.pulih.policy.Hold(dev.pulih.policy.Reason.KILL_SWITCH, "off");
  }

  private static Life paged() {
    Routing usual = Routing.defaults();
    Routing three =
        new Routing(
            usual.routes(),
            usual.quiet(),
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(15)),
            usual.fallBackAfter(),
            usual.foldAbove());
    Incident incident = Incident.open(Samples.TXN, Samples.T0, Policy.defaults().with(three));
    return Life.of(incident, p1()).sees(900, BUSY);
  }

  @Test
  void the_next_contacts_are_called_after_five_and_fifteen_minutes_and_then_nobody_else() {
    Life life = paged();
    assertThat(contacts(life)).containsExactly(0);
    assertThat(contacts(life.sees(1_199, BUSY))).isEmpty();
    assertThat(contacts(life.sees(1_200, BUSY))).containsExactly(1);
    assertThat(life.last().why()).endsWith("a P1 that nobody has acknowledged for 5 min");
    assertThat(contacts(life.sees(1_799, BUSY))).isEmpty();
    assertThat(contacts(life.sees(1_800, BUSY))).containsExactly(2);
    assertThat(contacts(life.sees(9_000, BUSY))).isEmpty();
  }

  @Test
  void who_acknowledges_ends_the_calls_and_everybody_hears_of_it() {
    Life life = paged().sees(1_200, BUSY).happens(1_300, new Acknowledged("siti"));
    assertThat(life.last().step()).isEqualTo(Step.ACKNOWLEDGED);
    assertThat(life.effects(Acknowledge.class))
        .extracting(Acknowledge::contact)
        .containsExactly(0, 1);
    assertThat(life.effects(Tell.class))
        .extracting(Tell::headline)
        .containsExactly("txn-service: siti has taken it on");
    assertThat(contacts(life.sees(9_000, BUSY))).isEmpty();
  }

  @Test
  void a_second_acknowledgement_and_one_for_what_is_over_change_nothing() {
    Life life = paged().happens(1_000, new Acknowledged("siti"));
    assertThat(life.happens(1_001, new Acknowledged("amir")).last().why())
        .isEqualTo("siti has acknowledged it already");
    life.happens(1_002, new ClosedBy("siti", "done"));
    assertThat(life.happens(1_003, new Acknowledged("amir")).last().matters()).isFalse();
  }

  @Test
  void a_deviation_calls_nobody_so_that_nobody_can_acknowledge_it() {
    Life life = Life.suspected().happens(5, new Acknowledged("siti"));
    assertThat(life.last().matters()).isFalse();
  }

  @Test
  void who_took_on_a_p2_has_not_taken_on_the_p1_that_it_became() {
    Life life = Life.of(P2).happens(10, new Acknowledged("siti")).sees(20, p1());
    assertThat(life.facts().alarm().response().taken()).isEmpty();
  }

  @Test
  void what_is_known_to_be_no_p1_any_more_calls_no_next_contact() {
    Life life = paged().sees(1_200, P2);
    assertThat(contacts(life)).isEmpty();
    assertThat(contacts(life.sees(1_215, BUSY))).containsExactly(1);
  }

  @Test
  void everyone_who_was_called_hears_of_the_end() {
    Life life = paged().sees(1_200, BUSY).sees(1_600, calm(p1()));
    assertThat(life.effects(StandDown.class)).extracting(StandDown::contact).containsExactly(0, 1);
  }

  @Test
  void what_no_channel_took_can_be_sent_again_as_it_was_and_once() {
    Page page = new Page("it fails", 0, List.of(Channel.PAGERDUTY));
    Life life = paged().happens(910, new NotTold("PAGERDUTY", "no key", page));
    life.happens(920, new ResendAsked("siti"));
    assertThat(life.last().effects()).containsExactly(page);
    assertThat(life.happens(930, new ResendAsked("siti")).last().matters()).isFalse();
  }

  @Test
  void a_call_that_no_channel_took_is_withdrawn_when_it_is_over() {
    Page page = new Page("it fails", 0, List.of(Channel.PAGERDUTY));
    StandDown over = new StandDown("closed", 0);
    Life life =
        paged()
            .happens(910, new NotTold("PAGERDUTY", "no key", page))
            .happens(920, new ClosedBy("siti", ""))
            .happens(930, new NotTold("nobody", "nobody had been called", over));
    assertThat(life.facts().alarm().response().refused()).isEmpty();
  }

  @Test
  void what_pulih_changed_is_announced_with_the_time() {
    Life life = Life.restarting().answersRestart(305, new Answer.Accepted(7));
    assertThat(life.effects(Announce.class))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.at()).isEqualTo(at(305));
              assertThat(change.change()).startsWith("Pulih, txn-service: ").contains("restarts");
            });
    Life refused = Life.restarting().answersRestart(305, new Answer.Refused(held()));
    assertThat(refused.effects(Announce.class)).isEmpty();
  }

  @Test
  void messages_go_where_the_routing_says() {
    Routing.Route nobodyIsTold =
        new Routing.Route(Routing.Match.any(), List.of(Channel.SLACK), List.of());
    Routing routing =
        new Routing(List.of(nobodyIsTold), Optional.empty(), List.of(), Duration.ofSeconds(30), 10);
    Incident incident = Incident.open(Samples.TXN, Samples.T0, Policy.defaults().with(routing));
    Life life = Life.of(incident, p1());
    assertThat(life.effects(Tell.class)).isEmpty();
    life.sees(900, BUSY);
    assertThat(life.effects(Page.class))
        .extracting(Page::by)
        .containsExactly(List.of(Channel.SLACK));
  }

  private static List<Integer> contacts(Life life) {
    return life.effects(Page.class).stream().map(Page::contact).toList();
  }
}
