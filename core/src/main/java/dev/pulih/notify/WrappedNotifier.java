package dev.pulih.notify;

import dev.pulih.policy.Channel;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;

/** A notifier around another one, which sends what this one makes of a message. */
public interface WrappedNotifier extends Notifier {

  /** The notifier within. */
  Notifier notifier();

  /** What is sent instead of a message. */
  Notification wrapped(Notification notification);

  @Override
  default Channel channel() {
    return notifier().channel();
  }

  @Override
  default String desk(ServiceRef service) {
    return notifier().desk(service);
  }

  @Override
  default Duration pace() {
    return notifier().pace();
  }

  @Override
  default Delivery send(Notification notification) {
    return notifier().send(wrapped(notification));
  }
}
