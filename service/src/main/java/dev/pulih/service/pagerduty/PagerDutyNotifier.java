package dev.pulih.service.pagerduty;

import dev.pulih.notify.Delivery;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notifier;
import dev.pulih.policy.Channel;
import dev.pulih.service.secret.Secret;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;

/**
 * Pages by PagerDuty's Events API v2: a page triggers, a resolution resolves, both under the
 * incident's id, so that a repeat changes nothing.
 *
 * <p>An update sends nothing. The API has no note: another trigger would page again if a person has
 * resolved the alert meanwhile, and an acknowledgement would stop PagerDuty's escalation. A
 * resolution is sent whether or not a page is known to have arrived: one that was lost in a crash
 * after PagerDuty took it must not stay open, and PagerDuty drops a resolution of nothing.
 */
public final class PagerDutyNotifier implements Notifier {

  private final PagerDutySettings settings;
  private final HttpClient http;
  private final Replies replies;

  /** A notifier; the clock reads a {@code Retry-After} that is a date. */
  public PagerDutyNotifier(PagerDutySettings settings, Clock clock) {
    this.settings = settings;
    this.http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
    this.replies = new Replies(settings.throttled(), clock);
  }

  @Override
  public Channel channel() {
    return Channel.PAGERDUTY;
  }

  @Override
  public Delivery send(Notification notification) {
    Secret key = settings.keys().of(notification.about().service());
    return switch (notification.kind()) {
      case PAGE -> post(EventBody.trigger(key.reveal(), notification), notification, key);
      case UPDATE, ACKNOWLEDGE, CHANGE -> new Delivery.Delivered(DedupKey.of(notification.about()));
      case RESOLVE -> post(EventBody.resolve(key.reveal(), notification), notification, key);
    };
  }

  private Delivery post(byte[] body, Notification notification, Secret key) {
    try {
      return replies.read(
          http.send(request(body), BodyHandlers.ofString()), notification.about(), key);
    } catch (IOException failed) {
      return unknown(failed.getClass().getSimpleName() + ": " + failed.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return unknown("Pulih is stopping");
    }
  }

  private HttpRequest request(byte[] body) {
    return HttpRequest.newBuilder(settings.enqueue())
        .timeout(settings.timeout())
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private static Delivery unknown(String why) {
    return new Delivery.Retry("PagerDuty gave no answer (" + why + ").", Duration.ZERO);
  }
}
