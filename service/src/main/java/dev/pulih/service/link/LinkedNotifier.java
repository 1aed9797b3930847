package dev.pulih.service.link;

import dev.pulih.notify.Delivery;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notifier;
import dev.pulih.policy.Channel;
import dev.pulih.signal.ServiceRef;
import java.time.Clock;
import java.time.Duration;

/**
 * A notifier whose messages get links.
 *
 * @param notifier sends what is linked
 * @param templates the links
 * @param clock tells where charts end
 */
public record LinkedNotifier(Notifier notifier, LinkTemplates templates, Clock clock)
    implements Notifier {

  @Override
  public Channel channel() {
    return notifier.channel();
  }

  @Override
  public String desk(ServiceRef service) {
    return notifier.desk(service);
  }

  @Override
  public Duration pace() {
    return notifier.pace();
  }

  @Override
  public Delivery send(Notification bare) {
    return notifier.send(
        new Notification(
            bare.kind(),
            bare.about().with(templates.of(bare, clock.instant())),
            bare.headline(),
            bare.details(),
            bare.previous(),
            bare.card()));
  }
}
