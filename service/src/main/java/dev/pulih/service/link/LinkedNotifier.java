package dev.pulih.service.link;

import dev.pulih.notify.Notification;
import dev.pulih.notify.Notifier;
import dev.pulih.notify.WrappedNotifier;
import java.time.Clock;

/**
 * A notifier whose messages get links.
 *
 * @param notifier sends what is linked
 * @param templates the links
 * @param clock tells where charts end
 */
public record LinkedNotifier(Notifier notifier, LinkTemplates templates, Clock clock)
    implements WrappedNotifier {

  @Override
  public Notification wrapped(Notification bare) {
    return new Notification(
        bare.kind(),
        bare.about().with(templates.of(bare, clock.instant())),
        bare.headline(),
        bare.details(),
        bare.previous(),
        bare.card());
  }
}
