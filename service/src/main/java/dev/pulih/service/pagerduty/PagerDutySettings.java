package dev.pulih.service.pagerduty;

import java.net.URI;
import java.time.Duration;

/**
 * Where and how pages go. Without settings there is no PagerDuty notifier.
 *
 * @param baseUrl the Events API; {@code /v2/enqueue} or {@code /v2/change/enqueue} is appended
 * @param keys the routing keys
 * @param timeout for one request, connecting included
 * @param throttled how long to wait after a 429 that does not say
 */
public record PagerDutySettings(
    URI baseUrl, RoutingKeys keys, Duration timeout, Duration throttled) {

  /** PagerDuty's address in its US region; the EU region has its own. */
  public static final URI BASE_URL = URI.create("https://events.pagerduty.com");

  public PagerDutySettings {
    requirePositive("timeout", timeout);
    requirePositive("throttled", throttled);
  }

  /**
   * The defaults: 10 s, and after a throttled request two minutes, since PagerDuty asks for "a few
   * minutes" (<a href="https://developer.pagerduty.com/docs/events-api-v2/overview/">Events API
   * v2</a>).
   */
  public static PagerDutySettings of(RoutingKeys keys) {
    return new PagerDutySettings(BASE_URL, keys, Duration.ofSeconds(10), Duration.ofMinutes(2));
  }

  /** Where alert events go. */
  URI enqueue() {
    return below("/v2/enqueue");
  }

  /** Where change events go. */
  URI enqueueChange() {
    return below("/v2/change/enqueue");
  }

  private URI below(String path) {
    return URI.create(baseUrl.toString().replaceAll("/+$", "") + path);
  }

  private static void requirePositive(String what, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(
          "PagerDuty's " + what + " must be positive; got " + value + ".");
    }
  }
}
