package dev.pulih.simulator.hostile;

import dev.pulih.notify.Delivery;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notifier;
import dev.pulih.policy.Channel;
import java.time.Duration;
import java.util.List;

/**
 * A channel that asks to be left alone, refuses now and then, is away for minutes, gives no answer
 * to what it took or did not take, and remembers what it delivered.
 */
record ShakyChannel(Channel channel, Trouble trouble, Tally tally, List<Notification> delivered)
    implements Notifier {

  @Override
  public Duration pace() {
    return channel == Channel.SLACK ? Duration.ofSeconds(1) : Duration.ZERO;
  }

  @Override
  public Delivery send(Notification notification) {
    trouble.mayCrash(400);
    if (trouble.channelDown(channel) || trouble.oneIn(40)) {
      return unanswered("messages lost");
    }
    if (trouble.oneIn(10)) {
      return new Delivery.Retry("429", Duration.ofSeconds(30));
    }
    if (channel == Channel.PAGERDUTY && trouble.oneIn(20)) {
      return new Delivery.Rejected("400");
    }
    return taken(notification);
  }

  private Delivery taken(Notification notification) {
    delivered.add(notification);
    trouble.mayCrash(400);
    return trouble.oneIn(25)
        ? unanswered("answers lost")
        : new Delivery.Delivered(channel + "-" + delivered.size());
  }

  /** After its timeout, in which the world goes on. */
  private Delivery unanswered(String what) {
    tally.count(what);
    trouble.mayTakeLong(4);
    return new Delivery.Retry("timeout", Duration.ZERO);
  }
}
