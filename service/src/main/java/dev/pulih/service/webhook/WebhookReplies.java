package dev.pulih.service.webhook;

import dev.pulih.notify.Cut;
import dev.pulih.notify.Delivery;
import dev.pulih.notify.Delivery.Delivered;
import dev.pulih.notify.Delivery.Rejected;
import dev.pulih.notify.Delivery.Retry;
import dev.pulih.notify.RetryAfter;
import dev.pulih.service.http.Posted;
import java.time.Clock;
import java.time.Duration;

/**
 * What a receiver's answers mean: 2xx is accepted; 408, 429 and 5xx are tried again, when {@code
 * Retry-After} says if it does; anything else never is, redirects included.
 */
record WebhookReplies(WebhookSettings settings, Clock clock) {

  private static final int QUOTED = 500;

  Delivery read(Posted reply, String id) {
    int status = reply.status();
    String said = status + ": " + Cut.to(QUOTED, settings.redact(reply.body()));
    return switch (status / 100) {
      case 2 -> new Delivered(id);
      case 3 ->
          new Rejected(
              "The webhook redirects ("
                  + status
                  + "), which Pulih does not follow: configure the address that it names, if it is"
                  + " yours.");
      case 5 -> again(reply, said);
      default -> status == 408 || status == 429 ? again(reply, said) : refused(said);
    };
  }

  private static Delivery refused(String said) {
    return new Rejected("The webhook refused the message (" + said + ").");
  }

  private Delivery again(Posted reply, String said) {
    return new Retry("The webhook cannot take the message now (" + said + ").", after(reply));
  }

  private Duration after(Posted reply) {
    return reply
        .retryAfter()
        .flatMap(header -> RetryAfter.parse(header, clock.instant()))
        .orElse(Duration.ZERO);
  }
}
