package dev.pulih.flow;

import static dev.pulih.recover.Samples.at;
import static dev.pulih.recover.Samples.p1;
import static dev.pulih.recover.Samples.restartDue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Severity;
import dev.pulih.notify.Channel;
import dev.pulih.notify.Delivery;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.About;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.notify.Notifier;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.NotTold;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentEvent.Told;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A message to the pager, which gives way to the chat. */
class MessageDoerTest {

  private static final List<Channel> PAGER_THEN_CHAT = List.of(Channel.PAGERDUTY, Channel.SLACK);

  private final FakeLog log = new FakeLog();
  private final IncidentBook book = new IncidentBook(log, _ -> {});
  private final Fake pager = new Fake(Channel.PAGERDUTY);
  private final Fake chat = new Fake(Channel.SLACK);

  /** A channel that answers as a test says. */
  private static final class Fake implements Notifier {
    private final Channel channel;
    private final List<Notification> sent = new ArrayList<>();
    private Delivery answer = new Delivery.Delivered("ref");

    Fake(Channel channel) {
      this.channel = channel;
    }

    @Override
    public Channel channel() {
      return channel;
    }

    @Override
    public Delivery send(Notification notification) {
      sent.add(notification);
      return answer;
    }
  }

  MessageDoerTest() {
    book.begin(Samples.incident(), new Opened(Samples.incident(), p1()));
  }

  @Test
  void the_first_channel_that_takes_it_is_told_and_no_other() {
    assertThat(page(pager, chat)).isEqualTo(new Tried.Done(new Told("PAGERDUTY", "ref")));
    assertThat(chat.sent).isEmpty();
  }

  @Test
  void a_message_says_where_the_draft_is_once_one_is_written() {
    page(pager);
    assertThat(pager.sent.getFirst().details()).doesNotContainKey("Post-mortem draft");
    book.apply(Samples.incident().id(), new Observed(p1()), at(0));
    book.apply(Samples.incident().id(), new Observed(p1()), at(300));
    page(pager);
    assertThat(pager.sent.getLast().details())
        .containsEntry("Post-mortem draft", "./pulih postmortem " + Samples.incident().id());
  }

  @Test
  void a_channel_that_refuses_gives_way() {
    pager.answer = new Delivery.Rejected("no such key");
    assertThat(page(pager, chat)).isEqualTo(new Tried.Done(new Told("SLACK", "ref")));
  }

  @Test
  void a_channel_that_is_not_configured_gives_way() {
    assertThat(page(chat)).isEqualTo(new Tried.Done(new Told("SLACK", "ref")));
  }

  @Test
  void a_channel_that_wants_to_be_asked_again_is_and_does_not_give_way() {
    pager.answer = new Delivery.Retry("too many requests", Duration.ofSeconds(30));
    assertThat(page(pager, chat))
        .isEqualTo(new Tried.Later("too many requests", Duration.ofSeconds(30)));
    assertThat(chat.sent).isEmpty();
  }

  @Test
  void where_all_refuse_it_is_said_that_nobody_was_told_and_why() {
    chat.answer = new Delivery.Rejected("channel_not_found");
    assertThat(page(chat))
        .isEqualTo(
            new Tried.Done(
                new NotTold("PAGERDUTY", "PAGERDUTY: not configured; SLACK: channel_not_found")));
  }

  @Test
  void a_message_says_what_it_is_for_and_what_is_known() {
    Hold held = new Hold(Reason.PAUSED, "by siti");
    happens(new Observed(restartDue(p1(), 300, held)), 300);
    page(pager);
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
  void a_message_follows_the_last_one_of_its_own_channel() {
    page(pager);
    assertThat(pager.sent.getLast().previous()).isEmpty();
    happens(new Told("PAGERDUTY", "first"), 10);
    happens(new Told("PAGERDUTY", "second"), 20);
    happens(new Told("SLACK", "third"), 30);
    page(pager);
    assertThat(pager.sent.getLast().previous()).contains("second");
  }

  private Tried page(Fake... notifiers) {
    List<Notifier> configured = Arrays.<Notifier>asList(notifiers);
    return new MessageDoer(configured, log)
        .deliver(PAGER_THEN_CHAT, Kind.PAGE, "it fails", begun());
  }

  private Begun begun() {
    return book.all().getFirst();
  }

  private void happens(IncidentEvent event, long second) {
    book.apply(begun().id(), event, at(second));
  }
}
