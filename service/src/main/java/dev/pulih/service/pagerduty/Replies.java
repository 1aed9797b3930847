package dev.pulih.service.pagerduty;

import dev.pulih.notify.Cut;
import dev.pulih.notify.Delivery;
import dev.pulih.notify.Delivery.Delivered;
import dev.pulih.notify.Delivery.Rejected;
import dev.pulih.notify.Delivery.Retry;
import dev.pulih.notify.Notification.About;
import dev.pulih.notify.RetryAfter;
import dev.pulih.service.http.Posted;
import dev.pulih.service.secret.Secret;
import java.time.Clock;
import java.time.Duration;

/**
 * What PagerDuty's answers mean (<a
 * href="https://developer.pagerduty.com/docs/events-api-v2/overview/">response codes</a>): 202 is
 * accepted, 429 and 5xx are tried again, 400 never is. Another 2xx comes from something between,
 * which is no acceptance.
 */
record Replies(Duration throttled, Clock clock) {

  private static final int QUOTED = 500;

  Delivery read(Posted reply, About about, Secret key) {
    int status = reply.status();
    String said = status + ": " + Cut.to(QUOTED, key.redact(reply.body()));
    return switch (status) {
      case 202 -> new Delivered(DedupKey.of(about));
      case 429 -> new Retry("PagerDuty throttles (" + said + ").", after(reply, throttled));
      case 400 -> new Rejected("PagerDuty refused the event (" + said + ").");
      default -> other(status, said, after(reply, Duration.ZERO));
    };
  }

  private static Delivery other(int status, String said, Duration after) {
    return status >= 500 || status < 300 || status == 408
        ? new Retry("PagerDuty failed (" + said + ").", after)
        : new Rejected(
            "This is not PagerDuty's Events API, or it refuses Pulih ("
                + said
                + "): check the base URL and what stands between.");
  }

  private Duration after(Posted reply, Duration otherwise) {
    return reply
        .retryAfter()
        .flatMap(header -> RetryAfter.parse(header, clock.instant()))
        .orElse(otherwise);
  }
}
