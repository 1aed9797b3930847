package dev.pulih.service.meter;

import dev.pulih.notify.Delivery;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.notify.Notifier;
import dev.pulih.notify.WrappedNotifier;
import dev.pulih.policy.Channel;
import io.micrometer.core.instrument.Counter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What channels said to messages. */
public final class DeliveryMeters {

  private enum Outcome {
    DELIVERED,
    REJECTED,
    RETRY
  }

  private record Label(Channel channel, Kind kind, Outcome outcome) {}

  private final Map<Label, Counter> counters = new HashMap<>();

  /** Nothing was sent. */
  public DeliveryMeters(Instruments make) {
    for (Channel channel : Channel.values()) {
      for (Kind kind : Kind.values()) {
        for (Outcome outcome : Outcome.values()) {
          counters.put(new Label(channel, kind, outcome), counter(make, channel, kind, outcome));
        }
      }
    }
  }

  private static Counter counter(Instruments make, Channel channel, Kind kind, Outcome outcome) {
    return make.counter(
        "pulih.notifications",
        "Messages to people; one that calls them is a page",
        "channel",
        Instruments.label(channel),
        "kind",
        Instruments.label(kind),
        "outcome",
        Instruments.label(outcome));
  }

  /** A notifier whose messages are counted. */
  public Notifier counted(Notifier notifier) {
    return new Counted(notifier);
  }

  private void sent(Channel channel, Kind kind, Delivery delivery) {
    Objects.requireNonNull(counters.get(new Label(channel, kind, outcome(delivery)))).increment();
  }

  private static Outcome outcome(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Delivered _ -> Outcome.DELIVERED;
      case Delivery.Rejected _ -> Outcome.REJECTED;
      case Delivery.Retry _ -> Outcome.RETRY;
    };
  }

  private final class Counted implements WrappedNotifier {

    private final Notifier notifier;

    Counted(Notifier notifier) {
      this.notifier = notifier;
    }

    @Override
    public Notifier notifier() {
      return notifier;
    }

    @Override
    public Notification wrapped(Notification notification) {
      return notification;
    }

    @Override
    public Delivery send(Notification notification) {
      Delivery delivery = notifier.send(notification);
      sent(channel(), notification.kind(), delivery);
      return delivery;
    }
  }
}
