package dev.pulih.service.pagerduty;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pulih.notify.Notification.About;
import java.util.List;
import java.util.Optional;

/**
 * A link of an event (<a
 * href="https://developer.pagerduty.com/docs/events-api-v2/trigger-events/">context
 * properties</a>).
 */
record Link(@JsonProperty("href") String href, @JsonProperty("text") String text) {

  /** An incident's links; empty if there are none, so that the property is left out. */
  static Optional<List<Link>> of(About about) {
    List<Link> links =
        about.links().entrySet().stream().map(e -> new Link(e.getValue(), e.getKey())).toList();
    return links.isEmpty() ? Optional.empty() : Optional.of(links);
  }
}
