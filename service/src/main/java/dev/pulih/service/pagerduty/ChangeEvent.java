package dev.pulih.service.pagerduty;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pulih.notify.Notification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON of a change event (<a
 * href="https://developer.pagerduty.com/docs/events-api-v2/send-change-events/">PagerDuty: send a
 * change event</a>). It has no key by which PagerDuty would know a repeat.
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ChangeEvent(
    @JsonProperty("routing_key") String routingKey,
    @JsonProperty("payload") Payload payload,
    @JsonProperty("links") Optional<List<Link>> links) {

  record Payload(
      @JsonProperty("summary") String summary,
      @JsonProperty("timestamp") String timestamp,
      @JsonProperty("source") String source,
      @JsonProperty("custom_details") Map<String, String> details) {}

  static ChangeEvent of(
      String routingKey, Notification change, Instant at, Map<String, String> details) {
    return new ChangeEvent(
        routingKey,
        new Payload(
            Summary.of(change),
            at.truncatedTo(ChronoUnit.SECONDS).toString(),
            change.about().service().toString(),
            details),
        Link.of(change.about()));
  }
}
