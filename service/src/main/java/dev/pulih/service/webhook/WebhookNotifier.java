package dev.pulih.service.webhook;

import dev.pulih.notify.Delivery;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notifier;
import dev.pulih.policy.Channel;
import dev.pulih.service.http.AddressRule;
import dev.pulih.service.http.Poster;
import dev.pulih.service.http.RefusedAddress;
import dev.pulih.signal.ServiceRef;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Posts signed JSON to an address of the user's own, and to no other: whatever the receiver answers
 * leads nowhere else. The reference is the message's id.
 */
public final class WebhookNotifier implements Notifier {

  /** A refusal is quoted; of anything more nothing is read. */
  private static final int MOST_ANSWERED = 4_096;

  private final WebhookSettings settings;
  private final Poster poster;
  private final WebhookReplies replies;
  private final Clock clock;

  /** A notifier; the clock dates messages and reads a {@code Retry-After} that is a date. */
  public WebhookNotifier(WebhookSettings settings, Clock clock) {
    this(settings, settings.addresses().rule(), clock);
  }

  WebhookNotifier(WebhookSettings settings, AddressRule rule, Clock clock) {
    this.settings = settings;
    this.poster = new Poster(settings.timeout(), WebhookNotifier::mostAnswered, rule);
    this.replies = new WebhookReplies(settings, clock);
    this.clock = clock;
  }

  /** An acceptance is one by its status alone. */
  private static int mostAnswered(int status) {
    return status < 300 ? 0 : MOST_ANSWERED;
  }

  @Override
  public Channel channel() {
    return Channel.WEBHOOK;
  }

  @Override
  public String desk(ServiceRef service) {
    return settings.addresses().of(service).toString();
  }

  @Override
  public Delivery send(Notification notification) {
    Instant now = clock.instant();
    WebhookMessage message = WebhookMessage.of(notification, now);
    return post(settings.addresses().of(notification.about().service()), message, now);
  }

  private Delivery post(URI address, WebhookMessage message, Instant now) {
    byte[] body = message.bytes();
    try {
      return replies.read(poster.post(address, body, headers(body, now)), message.id());
    } catch (RefusedAddress refused) {
      return new Delivery.Rejected(
          "The webhook's address "
              + refused.getMessage()
              + "; point its name elsewhere, or set webhook.allowPrivate: true if it is of a private"
              + " network that you mean.");
    } catch (IOException failed) {
      return unknown(String.valueOf(failed.getMessage()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return unknown("Pulih is stopping");
    }
  }

  private Map<String, String> headers(byte[] body, Instant now) {
    Map<String, String> headers = new HashMap<>(settings.headers().all());
    headers.put("Content-Type", "application/json");
    headers.put("Pulih-Signature", settings.secrets().sign(body, now));
    return headers;
  }

  private static Delivery unknown(String why) {
    return new Delivery.Retry("The webhook gave no answer (" + why + ").", Duration.ZERO);
  }
}
