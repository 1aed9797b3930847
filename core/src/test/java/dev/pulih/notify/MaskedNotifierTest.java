package dev.pulih.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.analyse.Masking;
import dev.pulih.detect.Severity;
import dev.pulih.notify.Notification.About;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.policy.Channel;
import dev.pulih.signal.ServiceRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MaskedNotifierTest {

  private static final About ABOUT =
      new About("inc-880101145566", new ServiceRef("prod", "txn-service"), Severity.P1);

  private final List<Notification> sent = new ArrayList<>();
  private final Notifier masked = new MaskedNotifier(new Keeping(sent), Masking.defaults());

  @Test
  void headline_and_details_leave_masked_and_in_order() {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("log", "no balance for WXY1234");
    details.put("driver ali@example.com", "880101-14-5566");
    masked.send(new Notification(Kind.PAGE, ABOUT, "VAB 88 fails", details, Optional.empty()));
    assertThat(sent.getFirst().headline()).isEqualTo("[number plate] fails");
    assertThat(sent.getFirst().details())
        .containsExactly(
            Map.entry("log", "no balance for [number plate]"),
            Map.entry("driver [email]", "[identity card]"));
  }

  @Test
  void two_details_whose_names_become_equal_both_leave() {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("WXY1234", "one");
    details.put("WXY1235", "two");
    masked.send(new Notification(Kind.PAGE, ABOUT, "fails", details, Optional.empty()));
    assertThat(sent.getFirst().details()).containsExactly(Map.entry("[number plate]", "one\ntwo"));
  }

  @Test
  void what_channels_find_messages_by_and_links_stay() {
    About about = ABOUT.with(Map.of("Grafana", "https://grafana.example/?from=880101145566"));
    Notification clear =
        new Notification(Kind.UPDATE, about, "fails", Map.of(), Optional.of("C1:880101145566.1"));
    masked.send(clear);
    assertThat(sent).containsExactly(clear);
    assertThat(masked.channel()).isEqualTo(Channel.SLACK);
  }

  @Test
  void a_card_leaves_masked_wherever_words_stand() {
    Card card = Card.folded(2, Map.of("of ali@example.com", "VAB 88 fails"));
    masked.send(
        new Notification(
            Kind.UPDATE, ABOUT, "fails", Map.of(), Optional.empty(), Optional.of(card)));
    assertThat(sent.getFirst().card())
        .contains(Card.folded(2, Map.of("of [email]", "[number plate] fails")));
  }

  private record Keeping(List<Notification> sent) implements Notifier {
    @Override
    public Channel channel() {
      return Channel.SLACK;
    }

    @Override
    public Delivery send(Notification notification) {
      sent.add(notification);
      return new Delivery.Delivered("1");
    }
  }
}
