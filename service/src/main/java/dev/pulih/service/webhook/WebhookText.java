package dev.pulih.service.webhook;

import dev.pulih.notify.Notification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The body of a webhook's request, without sending it. */
public final class WebhookText {

  private WebhookText() {}

  /** As it is sent at an instant. */
  public static String of(Notification notification, Instant now) {
    return new String(WebhookMessage.of(notification, now).bytes(), StandardCharsets.UTF_8);
  }
}
