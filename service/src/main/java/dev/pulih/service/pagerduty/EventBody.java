package dev.pulih.service.pagerduty;

import dev.pulih.notify.Cut;
import dev.pulih.notify.Notification;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as bytes, within PagerDuty's 512 KB (<a
 * href="https://developer.pagerduty.com/docs/events-api-v2/overview/">size limits</a>). Details
 * give way first: each is shortened, then all are left out, and the page says so.
 */
final class EventBody {

  /** The smaller reading of "512 KB". */
  static final int MOST_BYTES = 512_000;

  private static final int SHORTENED = 1_000;

  private static final JsonMapper JSON = JsonMapper.shared();

  private EventBody() {}

  static byte[] trigger(String routingKey, Notification page) {
    return Stream.of(page.details(), shortened(page.details()), leftOut(page.details()))
        .map(details -> bytes(AlertEvent.trigger(routingKey, page, details)))
        .filter(body -> body.length <= MOST_BYTES)
        .findFirst()
        .orElseThrow();
  }

  static byte[] resolve(String routingKey, Notification over) {
    return bytes(AlertEvent.resolve(routingKey, over.about()));
  }

  private static Map<String, String> shortened(Map<String, String> details) {
    Map<String, String> shortened = new LinkedHashMap<>();
    shortened.put("shortened", "These details exceed PagerDuty's 512 KB; Pulih has all of them.");
    details.forEach((name, value) -> shortened.put(name, Cut.to(SHORTENED, value)));
    return shortened;
  }

  private static Map<String, String> leftOut(Map<String, String> details) {
    return Map.of(
        "left out", details.size() + " details exceed PagerDuty's 512 KB; Pulih has all of them.");
  }

  /** By way of a string, since untrusted text may hold half a surrogate pair. */
  private static byte[] bytes(AlertEvent event) {
    return JSON.writeValueAsString(event).getBytes(StandardCharsets.UTF_8);
  }
}
