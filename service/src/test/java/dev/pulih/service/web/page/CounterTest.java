package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Channel;
import dev.pulih.policy.Policy;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Effect;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentEvent.RestartAnswered;
import dev.pulih.recover.IncidentState.Restarting;
import dev.pulih.recover.Samples;
import dev.pulih.recover.Situation;
import dev.pulih.recover.Situation.Progress;
import dev.pulih.service.slack.Orders.Result;
import dev.pulih.signal.Reading;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What is ordered on a page is what is carried out, by whom it was ordered. */
class CounterTest {

  private static final Instant SEEN = Samples.at(300);

  private final Lookout lookout = new Lookout(List.of(Samples.TXN)).opened();
  private final String id = Samples.incident().id();
  private final Counter counter = new Counter(lookout.room(), lookout.orders);

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"CLOSE", "LEAVE", "RESEND"})
  void what_a_message_has_a_button_for_goes_the_same_way(OrderKind order) {
    Result result = counter.give(id, new OrderKind.Offered(order, SEEN.toString()), "", "siti");
    assertThat(result).isInstanceOf(Result.Done.class);
    assertThat(lookout.orders.taken)
        .containsExactly(order.code() + " " + id + " " + SEEN + " siti");
  }

  private void sees(long second, Situation situation) {
    var _ = lookout.book.apply(id, new Observed(situation), Samples.at(second));
  }

  private OrderKind.Offered closing() {
    return closing(id);
  }

  private OrderKind.Offered closing(String incident) {
    return OrderKind.Offered.closing(lookout.room().standing(incident).orElseThrow()).orElseThrow();
  }

  private Result close(OrderKind.Offered shown) {
    return counter.give(id, shown, "known\nbug", "siti");
  }

  @Test
  void to_close_needs_something_that_lives_and_keeps_the_note() {
    OrderKind.Offered shown = closing();
    assertThat(close(shown).words()).contains("closed by siti: known bug");
    assertThat(close(shown)).isInstanceOf(Result.Nothing.class);
    assertThat(close(shown).words()).contains("it is over");
    assertThat(counter.give("nope", shown, "", "siti").words()).contains("There is no incident");
  }

  @Test
  void what_came_back_since_the_page_was_shown_is_not_closed() {
    sees(300, Samples.restartDue(Samples.p1(), 300));
    restarted();
    OrderKind.Offered degraded = closing();
    assertThat(degraded.asSeen()).startsWith("Degraded.");
    sees(705, Samples.restartDue(Samples.p1(), 661));
    assertThat(close(degraded).words()).contains("Nothing was done", "look at it again");
    assertThat(lookout.room().standing(id).orElseThrow().live()).isTrue();
    assertThat(close(closing())).isInstanceOf(Result.Done.class);
  }

  /** Stage 1 recovers it at 660 s. */
  private void restarted() {
    Restarting restarting = (Restarting) lookout.room().standing(id).orElseThrow();
    IncidentEvent accepted = new RestartAnswered(restarting.order(), new Answer.Accepted(7));
    var _ = lookout.book.apply(id, accepted, Samples.at(305));
    sees(360, Samples.restarted(Samples.p1(), Progress.COMPLETE, Samples.UNKNOWN));
    sees(660, Samples.restarted(Samples.p1(), Progress.COMPLETE, Reading.of(0.01)));
  }

  @Test
  void a_tick_alone_takes_nothing_from_what_the_page_showed() {
    OrderKind.Offered shown = closing();
    sees(15, Samples.p1());
    assertThat(close(shown)).isInstanceOf(Result.Done.class);
  }

  @Test
  void what_became_worse_since_is_not_closed() {
    Incident other = Incident.open(new ServiceRef("bos", "pay"), Samples.T0, Policy.defaults());
    var _ = lookout.book.begin(other, new Opened(other, Samples.p2()));
    OrderKind.Offered shown = closing(other.id());
    var _ = lookout.book.apply(other.id(), new Observed(Samples.p1()), Samples.at(15));
    assertThat(counter.give(other.id(), shown, "", "siti")).isInstanceOf(Result.Nothing.class);
  }

  private String ordered(OrderKind order, String asSeen) {
    return counter.give(id, new OrderKind.Offered(order, asSeen), "", "siti").words();
  }

  @Test
  void routes_are_left_as_they_are_once_and_only_of_the_breaker_that_was_shown() {
    assertThat(ordered(OrderKind.LEAVE, SEEN.toString())).contains("no breaker is open");
    sees(300, Samples.shiftDue(Samples.p1(), 300));
    IncidentEvent accepted = new IncidentEvent.ShiftAnswered(SEEN, new Answer.Accepted(0));
    var _ = lookout.book.apply(id, accepted, Samples.at(305));
    assertThat(ordered(OrderKind.LEAVE, SEEN.toString())).contains("look at it again");
    String since = Samples.at(305).toString();
    assertThat(ordered(OrderKind.LEAVE, since))
        .isEqualTo(id + ": siti leaves the routes as they are; the breaker is closed.");
    assertThat(ordered(OrderKind.LEAVE, since)).contains("no breaker is open");
    assertThat(lookout.log.events(id))
        .extracting(recorded -> recorded.event())
        .containsOnlyOnce(new IncidentEvent.LeftAsIs("siti"));
  }

  private void refuses(String headline) {
    Effect message = new Effect.Tell(headline, false, Channel.SLACK);
    IncidentEvent refused = new IncidentEvent.NotTold("SLACK", "gone", message);
    var _ = lookout.book.apply(id, refused, Samples.at(10));
  }

  private String letters() {
    return Footing.ofRefused(lookout.room().standing(id).orElseThrow());
  }

  @Test
  void what_is_sent_again_is_what_the_page_showed() {
    assertThat(ordered(OrderKind.RESEND, letters())).contains("no message was refused");
    refuses("one");
    String shown = letters();
    refuses("two");
    assertThat(ordered(OrderKind.RESEND, shown)).contains("look at it again");
    assertThat(ordered(OrderKind.RESEND, letters()))
        .isEqualTo(id + ": siti sends again what was refused.");
    assertThat(lookout.room().deadLetters()).isEmpty();
    assertThat(ordered(OrderKind.RESEND, shown)).contains("no message was refused");
  }

  @Test
  void an_order_is_known_by_its_code_alone() {
    assertThat(OrderKind.named("approve")).contains(OrderKind.APPROVE);
    assertThat(OrderKind.named("APPROVE")).isEmpty();
  }
}
