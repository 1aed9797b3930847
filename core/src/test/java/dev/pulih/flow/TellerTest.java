package dev.pulih.flow;

import static dev.pulih.recover.Samples.p1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Severity;
import dev.pulih.flow.Lines.Fake;
import dev.pulih.notify.Delivery;
import dev.pulih.policy.Channel;
import dev.pulih.policy.Hours;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Routing;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog.EffectId;
import dev.pulih.recover.EventLog.Queued;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent.Acknowledged;
import dev.pulih.recover.IncidentEvent.NotTold;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Told;
import dev.pulih.recover.Samples;
import dev.pulih.signal.Truth;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people are told, and when. The incident opens at midnight in UTC. */
class TellerTest {

  private static final Effect.Tell TELL = new Effect.Tell("it fails", false, Channel.SLACK);

  private final Fake chat = new Fake(Channel.SLACK);
  private final Switchboard board = Switchboard.of(List.of(chat));

  @Test
  void a_channel_that_takes_it_is_told() {
    assertThat(tell(new Lines(), TELL, 0)).isEqualTo(new Tried.Done(new Told("SLACK", "ref")));
  }

  @Test
  void a_channel_that_refuses_or_is_not_there_is_said_with_what_it_was_not_told() {
    chat.answer = new Delivery.Rejected("channel_not_found");
    assertThat(tell(new Lines(), TELL, 0))
        .isEqualTo(new Tried.Done(new NotTold("SLACK", "channel_not_found", TELL)));
    Effect.Tell elsewhere = new Effect.Tell("it fails", false, Channel.PAGERDUTY);
    assertThat(tell(new Lines(), elsewhere, 0))
        .isEqualTo(new Tried.Done(new NotTold("PAGERDUTY", "it is not configured", elsewhere)));
  }

  @Test
  void a_channel_that_wants_to_be_asked_again_is() {
    chat.answer = new Delivery.Retry("HTTP 503", Duration.ofSeconds(3));
    assertThat(tell(new Lines(), TELL, 0))
        .isEqualTo(new Tried.Later("HTTP 503", Duration.ofSeconds(3)));
  }

  @Test
  void messages_keep_the_pace_that_a_channel_wants() {
    chat.pace = Duration.ofSeconds(2);
    Lines lines = new Lines();
    tell(lines, TELL, 0);
    assertThat(tell(lines, TELL, 1)).isEqualTo(new Tried.Waits(Duration.ofSeconds(1)));
    assertThat(tell(lines, TELL, 2)).isInstanceOf(Tried.Done.class);
  }

  @Test
  void a_p2_waits_for_the_end_of_the_quiet_hours_and_looks_up_every_minute() {
    Lines quiet = quiet(Severity.P2);
    assertThat(tell(quiet, TELL, 0)).isEqualTo(new Tried.Waits(Duration.ofMinutes(1)));
    assertThat(tell(quiet, TELL, 7 * 3600 - 10)).isEqualTo(new Tried.Waits(Duration.ofSeconds(10)));
    assertThat(chat.sent).isEmpty();
    assertThat(tell(quiet, TELL, 7 * 3600)).isInstanceOf(Tried.Done.class);
  }

  @Test
  void a_p1_and_what_needs_people_do_not_wait() {
    assertThat(tell(quiet(Severity.P1), TELL, 0)).isInstanceOf(Tried.Done.class);
    Effect.Tell loud = new Effect.Tell("it needs people", true, Channel.SLACK);
    assertThat(tell(quiet(Severity.P2), loud, 0)).isInstanceOf(Tried.Done.class);
  }

  @Test
  void quiet_messages_about_many_incidents_at_once_become_one_and_each_is_settled_with_it() {
    chat.pace = Duration.ofSeconds(1);
    Lines town = new Lines();
    town.opens("svc-", 11);
    Teller teller = new Teller(board, town.letters, town.silence());
    List<Queued> waiting = town.log.queued();
    Tried first = tell(teller, waiting.getFirst(), town);
    assertThat(chat.sent).hasSize(1);
    assertThat(chat.sent.getFirst().headline()).isEqualTo("12 messages about 12 incidents at once");
    assertThat(chat.sent.getFirst().details()).hasSize(12);
    assertThat(waiting.stream().skip(1).map(q -> tell(teller, q, town))).containsOnly(first);
    assertThat(chat.sent).hasSize(1);
  }

  @Test
  void ten_incidents_at_once_are_told_one_by_one_and_what_is_loud_always_is() {
    chat.pace = Duration.ofSeconds(1);
    Lines town = new Lines();
    town.opens("svc-", 9);
    Teller teller = new Teller(board, town.letters, town.silence());
    assertThat(tell(teller, town.log.queued().getFirst(), town))
        .isEqualTo(new Tried.Done(new Told("SLACK", "ref")));
    town.opens("more-", 9);
    Effect.Tell loud = new Effect.Tell("it needs people", true, Channel.SLACK);
    assertThat(teller.tell(new EffectId(town.begun().id(), 9, 0), loud, town.at(9, 0)))
        .isEqualTo(new Tried.Done(new Told("SLACK", "ref")));
  }

  @Test
  void a_desk_that_takes_no_digest_is_told_one_by_one_each_in_its_turn() {
    chat.pace = Duration.ofSeconds(1);
    chat.answer = new Delivery.Rejected("msg_too_long");
    Lines town = new Lines();
    town.opens("svc-", 11);
    Teller teller = new Teller(board, town.letters, town.silence());
    Queued first = town.log.queued().getFirst();
    Effect.Tell message = (Effect.Tell) first.effect();
    assertThat(tell(teller, first, town)).isEqualTo(new Tried.Waits(Duration.ofSeconds(1)));
    chat.answer = new Delivery.Delivered("ref");
    assertThat(teller.tell(first.id(), message, town.at(1, 0)))
        .isEqualTo(new Tried.Done(new Told("SLACK", "ref")));
    assertThat(chat.sent.getLast().headline()).endsWith(message.headline());
  }

  @Test
  void what_waits_behind_a_loud_message_is_not_told_before_it() {
    chat.pace = Duration.ofSeconds(1);
    Lines town = new Lines();
    town.opens("svc-", 11);
    town.happens(new Observed(p1()), 0);
    town.happens(new Observed(p1()), 300);
    town.happens(new Acknowledged("siti"), 310);
    Teller teller = new Teller(board, town.letters, town.silence());
    tell(teller, town.log.queued().getFirst(), town);
    assertThat(chat.sent.getFirst().headline()).isEqualTo("12 messages about 12 incidents at once");
    assertThat(chat.sent.getFirst().details().values()).noneMatch(said -> said.contains("siti"));
  }

  private static Tried tell(Teller teller, Queued queued, Lines town) {
    return teller.tell(queued.id(), (Effect.Tell) queued.effect(), town.at(0, 0));
  }

  private static Lines quiet(Severity severity) {
    Hours night = Hours.daily(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneOffset.UTC);
    Routing usual = Routing.defaults();
    Routing routing =
        new Routing(
            usual.routes(),
            Optional.of(night),
            usual.nextContacts(),
            usual.fallBackAfter(),
            usual.foldAbove());
    Incident incident = Incident.open(Samples.TXN, Samples.T0, Policy.defaults().with(routing));
    return new Lines(
        incident,
        Samples.with(Samples.p1(), Samples.view(Mode.AUTO, Optional.of(severity), Truth.FALSE)));
  }

  private Tried tell(Lines lines, Effect.Tell tell, long second) {
    return new Teller(board, lines.letters, lines.silence())
        .tell(id(lines), tell, lines.at(second, 0));
  }

  private static EffectId id(Lines lines) {
    return new EffectId(lines.begun().id(), 1, 0);
  }
}
