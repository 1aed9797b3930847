package dev.pulih.service.pagerduty;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.pulih.detect.Severity;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.About;
import dev.pulih.service.link.LinkTemplates;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON of an alert event that triggers (<a
 * href="https://developer.pagerduty.com/docs/events-api-v2/trigger-events/">PagerDuty: send an
 * alert event</a>).
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record TriggerEvent(
    @JsonUnwrapped AlertEvent event,
    @JsonProperty("client") String client,
    @JsonProperty("client_url") Optional<String> clientUrl,
    @JsonProperty("links") Optional<List<Link>> links,
    @JsonProperty("payload") Payload payload) {

  record Payload(
      @JsonProperty("summary") String summary,
      @JsonProperty("source") String source,
      @JsonProperty("severity") String severity,
      @JsonProperty("component") String component,
      @JsonProperty("group") String group,
      @JsonProperty("custom_details") Map<String, String> details) {}

  static TriggerEvent of(String routingKey, Notification page, Map<String, String> details) {
    return new TriggerEvent(
        AlertEvent.trigger(routingKey, page.about()),
        "Pulih",
        Optional.ofNullable(page.about().links().get(LinkTemplates.DASHBOARD)),
        Link.of(page.about()),
        payload(page, details));
  }

  private static Payload payload(Notification page, Map<String, String> details) {
    About about = page.about();
    return new Payload(
        Summary.of(page),
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
