package dev.pulih.service.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Severity;
import dev.pulih.notify.Card;
import dev.pulih.notify.Delivery;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.About;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.notify.Notifier;
import dev.pulih.policy.Channel;
import dev.pulih.signal.ServiceRef;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkedNotifierTest {

  @Test
  void nothing_but_links_is_added_and_nothing_is_lost() {
    List<Notification> sent = new ArrayList<>();
    Notifier keeping =
        new Notifier() {
          @Override
          public Channel channel() {
            return Channel.SLACK;
          }

          @Override
          public Delivery send(Notification notification) {
            sent.add(notification);
            return new Delivery.Delivered("1");
          }
        };
    About about = new About("inc-7", new ServiceRef("bos", "txn-service"), Severity.P1);
    Notification bare =
        new Notification(
            Kind.UPDATE,
            about,
            "it fails",
            Map.of("a", "b"),
            Optional.of("C1:1"),
            Optional.of(Card.folded(1, Map.of("a", "b"))));
    new LinkedNotifier(keeping, LinkTemplates.none(), Clock.systemUTC()).send(bare);
    assertThat(sent).containsExactly(bare);
  }
}
