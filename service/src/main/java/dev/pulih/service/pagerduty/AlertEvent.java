package dev.pulih.service.pagerduty;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pulih.notify.Notification.About;

/**
 * The JSON of an alert event, all of it but for a trigger (<a
 * href="https://developer.pagerduty.com/docs/events-api-v2/trigger-events/">PagerDuty: send an
 * alert event</a>).
 */
record AlertEvent(
    @JsonProperty("routing_key") String routingKey,
    @JsonProperty("event_action") String action,
    @JsonProperty("dedup_key") String dedupKey) {

  static AlertEvent trigger(String routingKey, About about) {
    return new AlertEvent(routingKey, "trigger", DedupKey.of(about));
  }

  static AlertEvent acknowledge(String routingKey, About about) {
    return new AlertEvent(routingKey, "acknowledge", DedupKey.of(about));
  }

  static AlertEvent resolve(String routingKey, About about) {
    return new AlertEvent(routingKey, "resolve", DedupKey.of(about));
  }
}
