package dev.pulih.service.pagerduty;

import dev.pulih.notify.Notification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** An event as PagerDuty would get it, without sending it. */
public final class EventText {

  /** Stands where the routing key is sent. */
  private static final String NO_KEY = "ROUTING-KEY";

  private EventText() {}

  /** The event's JSON; empty for what PagerDuty does not get. */
  public static Optional<String> of(Notification notification, Instant now) {
    return switch (notification.kind()) {
      case PAGE -> text(EventBody.trigger(NO_KEY, notification));
      case RESOLVE -> text(EventBody.resolve(NO_KEY, notification));
      case ACKNOWLEDGE -> text(EventBody.acknowledge(NO_KEY, notification));
      case CHANGE -> text(EventBody.change(NO_KEY, notification, now));
      case UPDATE -> Optional.empty();
    };
  }

  private static Optional<String> text(byte[] event) {
    return Optional.of(new String(event, StandardCharsets.UTF_8));
  }
}
