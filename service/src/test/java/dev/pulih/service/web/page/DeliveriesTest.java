package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.analyse.Masking;
import dev.pulih.policy.Channel;
import dev.pulih.recover.Effect;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.Called;
import dev.pulih.recover.IncidentEvent.NotTold;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Told;
import dev.pulih.recover.IncidentEvent.Withheld;
import dev.pulih.recover.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A P1 that no stage addresses: told at once, and people are called 300 s later. */
class DeliveriesTest {

  private static final String SLACK = Channel.SLACK.name();
  private static final String PAGER = Channel.PAGERDUTY.name();

  private final Lookout lookout = new Lookout(List.of(Samples.TXN)).opened();
  private final String id = Samples.incident().id();

  private void happens(long second, IncidentEvent event) {
    var _ = lookout.book.apply(id, event, Samples.at(second));
  }

  private List<Message> messages() {
    return Deliveries.of(
        lookout.room().recorded(lookout.room().standing(id).orElseThrow()),
        Masking.defaults()::mask);
  }

  private String newest() {
    return messages().getFirst().text().orElseThrow();
  }

  /** The number of the event that called them. */
  private long calls() {
    happens(0, new Observed(Samples.p1()));
    happens(300, new Observed(Samples.p1()));
    return lookout.room().recorded(lookout.room().standing(id).orElseThrow()).getLast().seq();
  }

  @Test
  void what_a_channel_took_is_what_was_decided_first_for_it() {
    happens(2, new Told(SLACK, "1"));
    assertThat(newest()).isEqualTo("txn-service: P1 txn-service: error rate");
    calls();
    happens(301, new Told(SLACK, "1"));
    assertThat(newest()).startsWith("txn-service needs people: ");
    happens(302, new Told(SLACK, "1"));
    assertThat(messages().getFirst().text()).isEmpty();
  }

  @Test
  void a_call_says_what_it_was_made_for() {
    happens(2, new Told(SLACK, "1"));
    long page = calls();
    happens(301, new Called(0, PAGER, "p", page));
    assertThat(newest()).startsWith("txn-service needs people: ");
    assertThat(messages().getFirst().key()).isEqualTo("message.called");
  }

  @Test
  void what_follows_a_call_goes_by_the_line_of_that_call() {
    happens(2, new Told(SLACK, "1"));
    long page = calls();
    happens(301, new Told(SLACK, "1"));
    happens(302, new Called(0, PAGER, "p", page));
    happens(310, new IncidentEvent.ClosedBy("siti", "known"));
    happens(311, new Told(PAGER, "p"));
    assertThat(newest()).isEqualTo("closed by siti: known");
    happens(312, new Told(SLACK, "1"));
    assertThat(newest()).isEqualTo("txn-service: closed by siti: known");
  }

  @Test
  void a_message_among_others_is_still_itself() {
    happens(2, new Told(SLACK + ", in one message with others", "1"));
    assertThat(newest()).isEqualTo("txn-service: P1 txn-service: error rate");
  }

  @Test
  void what_was_not_said_shows_what_it_would_have_said() {
    Effect message = new Effect.Tell("to siti@bos.example", false, Channel.SLACK);
    happens(2, new NotTold(SLACK, "no such channel", message));
    assertThat(newest()).startsWith("to ").doesNotContain("siti@bos.example");
    happens(3, new Withheld(message, "it is over"));
    assertThat(messages())
        .extracting(Message::key)
        .containsExactly("message.withheld", "message.not-told");
  }

  @Test
  void what_is_sent_again_is_told_once_more() {
    Effect first = new Effect.Tell("txn-service: P1 txn-service: error rate", false, Channel.SLACK);
    happens(2, new NotTold(SLACK, "no such channel", first));
    happens(3, new IncidentEvent.ResendAsked("siti"));
    assertThat(messages().getFirst().text()).isEqualTo(Optional.empty());
    happens(4, new Told(SLACK, "1"));
    assertThat(newest()).isEqualTo("txn-service: P1 txn-service: error rate");
  }
}
