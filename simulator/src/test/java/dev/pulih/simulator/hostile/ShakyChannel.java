package dev.pulih.simulator.hostile;

import dev.pulih.notify.Delivery;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notifier;
import dev.pulih.policy.Channel;
import java.time.Duration;
import java.util.List;

/** A channel that asks to be left alone, refuses now and then, and remembers what it delivered. */
record ShakyChannel(Channel channel, Trouble trouble, List<Notification> delivered)
    implements Notifier {

  @Override
  public Duration pace() {
    return channel == Channel.SLACK ? Duration.ofSeconds(1) : Duration.ZERO;
  }

  @Override
  public Delivery send(Notification notification) {
    trouble.mayCrash(400);
    if (trouble.oneIn(10)) {
      return new Delivery.Retry("429", Duration.ofSeconds(30));
    }
    if (channel == Channel.PAGERDUTY && trouble.oneIn(20)) {
      return new Delivery.Rejected("400");
    }
    delivered.add(notification);
    trouble.mayCrash(400);
    return new Delivery.Delivered(channel + "-" + delivered.size());
  }
}
