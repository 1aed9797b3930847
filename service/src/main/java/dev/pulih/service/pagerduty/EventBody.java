package dev.pulih.service.pagerduty;

import dev.pulih.notify.Notification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as bytes, within PagerDuty's 512 KB (<a
 * href="https://developer.pagerduty.com/docs/events-api-v2/overview/">size limits</a>). Details
 * give way, the longest first.
 */
final class EventBody {

  /** The smaller reading of "512 KB". */
  static final int MOST_BYTES = 512_000;

  private static final JsonMapper JSON = JsonMapper.shared();

  private EventBody() {}

  static byte[] trigger(String routingKey, Notification page) {
    return fitting(page, details -> TriggerEvent.of(routingKey, page, details));
  }

  static byte[] acknowledge(String routingKey, Notification taken) {
    return bytes(AlertEvent.acknowledge(routingKey, taken.about()));
  }

  static byte[] resolve(String routingKey, Notification over) {
    return bytes(AlertEvent.resolve(routingKey, over.about()));
  }

  static byte[] change(String routingKey, Notification change, Instant at) {
    return fitting(change, details -> ChangeEvent.of(routingKey, change, at, details));
  }

  private static byte[] fitting(
      Notification notification, Function<Map<String, String>, Object> event) {
    Shortening shortening = new Shortening(notification.details());
    return bytes(
        event.apply(shortening.until(details -> bytes(event.apply(details)).length <= MOST_BYTES)));
  }

  /** By way of a string, since untrusted text may hold half a surrogate pair. */
  private static byte[] bytes(Object event) {
    return JSON.writeValueAsString(event).getBytes(StandardCharsets.UTF_8);
  }
}
