package dev.pulih.service.webhook;

import dev.pulih.service.secret.Secret;
import java.time.Duration;

/**
 * Where and how a webhook's messages go. Without settings there is no webhook.
 *
 * @param addresses the addresses
 * @param secrets what signs
 * @param headers more headers
 * @param timeout for one request, connecting included
 */
public record WebhookSettings(
    WebhookAddresses addresses, SigningSecrets secrets, WebhookHeaders headers, Duration timeout) {

  public WebhookSettings {
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException(
          "The webhook's timeout must be positive; got " + timeout + ".");
    }
  }

  /** The defaults: no further headers, 10 s. */
  public static WebhookSettings of(WebhookAddresses addresses, SigningSecrets secrets) {
    return new WebhookSettings(addresses, secrets, WebhookHeaders.none(), Duration.ofSeconds(10));
  }

  /** What the receiver echoes, without what nobody may see. */
  String redact(String text) {
    String redacted = secrets.redact(text);
    for (Secret header : headers.secret().values()) {
      redacted = header.redact(redacted);
    }
    return redacted;
  }
}
