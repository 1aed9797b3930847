package dev.pulih.service.pagerduty;

import dev.pulih.notify.Delivery;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notifier;
import dev.pulih.policy.Channel;
import dev.pulih.service.http.AddressRule;
import dev.pulih.service.http.Poster;
import dev.pulih.service.secret.Secret;
import dev.pulih.signal.ServiceRef;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Pages by PagerDuty's Events API v2: a page triggers, whoever takes it acknowledges, a resolution
 * resolves, all under the incident's id, so that a repeat changes nothing. What Pulih changes
 * itself is a change event, which wakes nobody.
 *
 * <p>An update sends nothing. The API has no note: another trigger would page again if a person has
 * resolved the alert meanwhile, and an acknowledgement would stop PagerDuty's escalation. A
 * resolution is sent whether or not a page is known to have arrived: one that was lost in a crash
 * after PagerDuty took it must not stay open, and PagerDuty drops a resolution of nothing.
 */
public final class PagerDutyNotifier implements Notifier {

  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  /** Far more than PagerDuty says. */
  private static final int MOST_ANSWERED = 65_536;

  private final PagerDutySettings settings;
  private final Poster poster;
  private final Replies replies;
  private final Clock clock;

  /** A notifier; the clock reads a {@code Retry-After} that is a date, and dates changes. */
  public PagerDutyNotifier(PagerDutySettings settings, Clock clock) {
    this.settings = settings;
    this.poster = new Poster(settings.timeout(), _ -> MOST_ANSWERED, new AddressRule(true));
    this.replies = new Replies(settings.throttled(), clock);
    this.clock = clock;
  }

  @Override
  public Channel channel() {
    return Channel.PAGERDUTY;
  }

  @Override
  public String desk(ServiceRef service) {
    return settings.keys().isOwn(service) ? service.toString() : "standard";
  }

  @Override
  public Delivery send(Notification it) {
    Secret key = settings.keys().of(it.about().service());
    return switch (it.kind()) {
      case PAGE -> alert(EventBody.trigger(key.reveal(), it), it, key);
      case UPDATE -> new Delivery.Delivered(DedupKey.of(it.about()));
      case RESOLVE -> alert(EventBody.resolve(key.reveal(), it), it, key);
      case ACKNOWLEDGE -> alert(EventBody.acknowledge(key.reveal(), it), it, key);
      case CHANGE -> change(it, key);
    };
  }

  private Delivery alert(byte[] event, Notification notification, Secret key) {
    return post(settings.enqueue(), event, notification, key);
  }

  /**
   * PagerDuty takes changes for services alone: not by the key of a ruleset, which begins with R
   * (<a href="https://developer.pagerduty.com/docs/events-api-v2/overview/">getting started</a>).
   */
  private Delivery change(Notification notification, Secret key) {
    return key.reveal().startsWith("R")
        ? new Delivery.Rejected(
            "PagerDuty takes no change events by the key of a ruleset (R...): configure the routing"
                + " key of an integration on a service.")
        : post(
            settings.enqueueChange(),
            EventBody.change(key.reveal(), notification, clock.instant()),
            notification,
            key);
  }

  private Delivery post(URI address, byte[] event, Notification notification, Secret key) {
    try {
      return replies.read(poster.post(address, event, JSON), notification.about(), key);
    } catch (IOException failed) {
      return unknown(String.valueOf(failed.getMessage()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return unknown("Pulih is stopping");
    }
  }

  private static Delivery unknown(String why) {
    return new Delivery.Retry("PagerDuty gave no answer (" + why + ").", Duration.ZERO);
  }
}
