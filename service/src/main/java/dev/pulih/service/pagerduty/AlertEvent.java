package dev.pulih.service.pagerduty;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pulih.detect.Severity;
import dev.pulih.notify.Cut;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.About;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON of an alert event (<a
 * href="https://developer.pagerduty.com/docs/events-api-v2/trigger-events/">PagerDuty: send an
 * alert event</a>).
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record AlertEvent(
    @JsonProperty("routing_key") String routingKey,
    @JsonProperty("event_action") String action,
    @JsonProperty("dedup_key") String dedupKey,
    @JsonProperty("client") Optional<String> client,
    @JsonProperty("payload") Optional<Payload> payload) {

  private static final int LONGEST_SUMMARY = 1024;

  record Payload(
      @JsonProperty("summary") String summary,
      @JsonProperty("source") String source,
      @JsonProperty("severity") String severity,
      @JsonProperty("component") String component,
      @JsonProperty("group") String group,
      @JsonProperty("custom_details") Map<String, String> details) {}

  static AlertEvent trigger(String routingKey, Notification page, Map<String, String> details) {
    return new AlertEvent(
        routingKey,
        "trigger",
        DedupKey.of(page.about()),
        Optional.of("Pulih"),
        Optional.of(payload(page.about(), page.headline(), details)));
  }

  static AlertEvent resolve(String routingKey, About about) {
    return new AlertEvent(
        routingKey, "resolve", DedupKey.of(about), Optional.empty(), Optional.empty());
  }

  private static Payload payload(About about, String headline, Map<String, String> details) {
    return new Payload(
        Cut.to(LONGEST_SUMMARY, headline.isBlank() ? about.service().toString() : headline),
        about.service().toString(),
        severity(about.severity()),
        about.service().name(),
        about.service().namespace(),
        details);
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case P1 -> "critical";
      case P2 -> "error";
    };
  }
}
