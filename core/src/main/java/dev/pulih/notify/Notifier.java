package dev.pulih.notify;

import dev.pulih.policy.Channel;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;

/** Sends messages by one channel. */
public interface Notifier {

  /** The channel that it serves. */
  Channel channel();

  /** Where messages about a service go, such as a chat's channel; what is there shares a pace. */
  default String desk(ServiceRef service) {
    return channel().name();
  }

  /** How long the channel wants between two messages to one desk. */
  default Duration pace() {
    return Duration.ZERO;
  }

  /** Sends once and says what came of it; never throws for what a channel can do wrong. */
  Delivery send(Notification notification);
}
