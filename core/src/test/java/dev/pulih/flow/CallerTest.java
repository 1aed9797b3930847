package dev.pulih.flow;

import static dev.pulih.recover.Samples.p1;
import static dev.pulih.recover.Samples.restartDue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Severity;
import dev.pulih.flow.Lines.Fake;
import dev.pulih.notify.Delivery;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.About;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.notify.Notifier;
import dev.pulih.policy.Channel;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog.EffectId;
import dev.pulih.recover.IncidentEvent.Called;
import dev.pulih.recover.IncidentEvent.NotTold;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Told;
import dev.pulih.recover.Samples;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A call to the pager, which gives way to the chat. */
class CallerTest {

  private static final Effect.Page PAGE =
      new Effect.Page("it fails", 0, List.of(Channel.PAGERDUTY, Channel.SLACK));

  private final Lines lines = new Lines();
  private final Fake pager = new Fake(Channel.PAGERDUTY);
  private final Fake chat = new Fake(Channel.SLACK);
  private Switchboard board = Switchboard.of(List.of(pager, chat));

  @Test
  void the_first_channel_that_takes_it_is_called_and_no_other() {
    assertThat(call(0)).isEqualTo(new Tried.Done(new Called(0, "PAGERDUTY", "ref", 1)));
    assertThat(chat.sent).isEmpty();
  }

  @Test
  void a_message_says_where_the_draft_is_once_one_is_written() {
    call(0);
    assertThat(pager.sent.getFirst().details()).doesNotContainKey("Post-mortem draft");
    lines.happens(new Observed(p1()), 0);
    lines.happens(new Observed(p1()), 300);
    call(300);
    assertThat(pager.sent.getLast().details())
        .containsEntry("Post-mortem draft", "./pulih postmortem " + Samples.incident().id());
  }

  @Test
  void a_channel_that_refuses_gives_way() {
    pager.answer = new Delivery.Rejected("no such key");
    assertThat(call(0)).isEqualTo(new Tried.Done(new Called(0, "SLACK", "ref", 1)));
  }

  @Test
  void a_channel_that_is_not_configured_gives_way() {
    board = Switchboard.of(List.of(chat));
    assertThat(call(0)).isEqualTo(new Tried.Done(new Called(0, "SLACK", "ref", 1)));
  }

  @Test
  void a_channel_that_wants_to_be_asked_again_is_given_half_a_minute() {
    pager.answer = new Delivery.Retry("HTTP 503", Duration.ZERO);
    Tried.Later later = new Tried.Later("HTTP 503", Duration.ZERO);
    assertThat(call(29)).isEqualTo(later.atMost(Duration.ofSeconds(1)));
    assertThat(chat.sent).isEmpty();
  }

  @Test
  void then_another_calls_meanwhile_once_and_the_first_is_tried_until_it_takes_it() {
    pager.answer = new Delivery.Retry("HTTP 503", Duration.ZERO);
    Tried.Later later = new Tried.Later("HTTP 503", Duration.ZERO);
    Called meanwhile = new Called(0, "SLACK", "ref", 1);
    assertThat(call(30)).isEqualTo(new Tried.Meanwhile(meanwhile, later));
    lines.happens(meanwhile, 30);
    assertThat(call(40)).isEqualTo(later);
    assertThat(chat.sent).hasSize(1);
    pager.answer = new Delivery.Delivered("key");
    assertThat(call(50)).isEqualTo(new Tried.Done(new Called(0, "PAGERDUTY", "key", 1)));
  }

  @Test
  void a_channel_that_wants_a_longer_rest_is_not_waited_for_any_longer() {
    pager.answer = new Delivery.Retry("too many requests", Duration.ofMinutes(2));
    Tried.Later later = new Tried.Later("too many requests", Duration.ofMinutes(2));
    assertThat(call(0)).isEqualTo(later.atMost(Duration.ofSeconds(30)));
    assertThat(call(30)).isInstanceOf(Tried.Meanwhile.class);
    assertThat(pager.sent).hasSize(1);
  }

  @Test
  void where_all_are_down_it_is_tried_again_as_soon_as_one_of_them_allows() {
    pager.answer = new Delivery.Retry("HTTP 503", Duration.ofSeconds(20));
    chat.answer = new Delivery.Retry("no answer", Duration.ofSeconds(5));
    assertThat(call(60)).isEqualTo(new Tried.Later("HTTP 503", Duration.ofSeconds(5)));
    assertThat(chat.sent).hasSize(1);
  }

  @Test
  void where_the_other_channel_is_busy_it_keeps_a_place_there_and_comes_for_it_in_time() {
    pager.answer = new Delivery.Retry("HTTP 503", Duration.ZERO);
    chat.pace = Duration.ofSeconds(2);
    lines.happens(new Observed(p1()), 0);
    assertThat(board.wait(board.line(Channel.SLACK).orElseThrow(), lines.at(59, 0))).isEmpty();
    Tried.Later later = new Tried.Later("HTTP 503", Duration.ZERO);
    assertThat(call(60)).isEqualTo(later.atMost(Duration.ofSeconds(1)));
    assertThat(board.wait(board.line(Channel.SLACK).orElseThrow(), lines.at(61, 0))).isPresent();
    assertThat(call(61)).isInstanceOf(Tried.Meanwhile.class);
  }

  @Test
  void a_call_before_it_that_was_made_late_is_not_taken_for_this_one() {
    lines.happens(new Called(0, "SLACK", "of another call", 0), 30);
    pager.answer = new Delivery.Rejected("no such key");
    assertThat(call(40)).isEqualTo(new Tried.Done(new Called(0, "SLACK", "ref", 1)));
    assertThat(chat.sent).hasSize(1);
  }

  @Test
  void who_was_called_meanwhile_is_not_called_again_when_the_first_channel_refuses() {
    lines.happens(new Called(0, "SLACK", "first", 1), 30);
    pager.answer = new Delivery.Rejected("no such key");
    assertThat(call(40)).isEqualTo(new Tried.Done(new Called(0, "SLACK", "first", 1)));
    assertThat(chat.sent).isEmpty();
  }

  @Test
  void a_channel_that_asks_for_rest_is_left_alone_until_then() {
    pager.answer = new Delivery.Retry("too many requests", Duration.ofSeconds(25));
    call(0);
    Tried.Later later = new Tried.Later("it wants to be left alone", Duration.ofSeconds(15));
    assertThat(call(10)).isEqualTo(later.atMost(Duration.ofSeconds(15)));
    call(25);
    assertThat(pager.sent).hasSize(2);
  }

  @Test
  void where_all_refuse_it_is_said_that_nobody_was_told_and_why() {
    board = Switchboard.of(List.of(chat));
    chat.answer = new Delivery.Rejected("channel_not_found");
    assertThat(call(0))
        .isEqualTo(
            new Tried.Done(
                new NotTold(
                    "PAGERDUTY", "PAGERDUTY: not configured; SLACK: channel_not_found", PAGE)));
  }

  @Test
  void the_next_contact_has_a_line_of_its_own_and_the_usual_ones_behind_it() {
    Fake manager = new Fake(Channel.PAGERDUTY);
    board = new Switchboard(List.<Notifier>of(pager, chat), List.of(manager));
    Effect.Page next = new Effect.Page("it fails", 1, PAGE.by());
    assertThat(call(next, 0))
        .isEqualTo(new Tried.Done(new Called(1, "PAGERDUTY of contact 2", "ref", 1)));
    assertThat(pager.sent).isEmpty();
  }

  @Test
  void behind_the_line_of_a_further_contact_a_pager_that_has_the_call_already_wakes_nobody() {
    Fake manager = new Fake(Channel.PAGERDUTY);
    manager.answer = new Delivery.Rejected("no such key");
    board = new Switchboard(List.<Notifier>of(pager, chat), List.of(manager));
    Effect.Page next = new Effect.Page("it fails", 1, PAGE.by());
    assertThat(call(next, 0)).isEqualTo(new Tried.Done(new Called(1, "SLACK", "ref", 1)));
    assertThat(pager.sent).isEmpty();
  }

  @Test
  void a_message_says_what_it_is_for_and_what_is_known() {
    Hold held = new Hold(Reason.PAUSED, "by siti");
    lines.happens(new Observed(restartDue(p1(), 300, held)), 300);
    call(300);
    Notification sent = pager.sent.getFirst();
    assertThat(sent.kind()).isEqualTo(Kind.PAGE);
    assertThat(sent.headline()).isEqualTo("it fails");
    assertThat(sent.about())
        .isEqualTo(new About(Samples.incident().id(), Samples.TXN, Severity.P1));
    assertThat(sent.details())
        .containsEntry("Service", "bos/txn-service")
        .containsEntry("Opened", "2026-03-01T00:00:00Z")
        .containsEntry("Held back by", "PAUSED: by siti");
  }

  @Test
  void a_message_follows_the_last_one_of_its_own_line() {
    call(0);
    assertThat(pager.sent.getLast().previous()).isEmpty();
    lines.happens(new Called(0, "PAGERDUTY", "first", 1), 10);
    lines.happens(new Told("PAGERDUTY", "second"), 20);
    lines.happens(new Told("SLACK", "third"), 30);
    call(40);
    assertThat(pager.sent.getLast().previous()).contains("second");
  }

  private Tried call(long second) {
    return call(PAGE, second);
  }

  /** Decided at the opening, as the first effect of the first event. */
  private Tried call(Effect.Page page, long second) {
    EffectId id = new EffectId(Samples.incident().id(), 1, 0);
    return new Caller(board, lines.letters).call(id, page, lines.at(second, 0));
  }
}
