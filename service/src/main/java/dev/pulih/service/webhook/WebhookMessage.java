package dev.pulih.service.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pulih.notify.Cut;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.About;
import dev.pulih.service.digest.MessageId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of a message, as docs/channels.md describes it. Within a version fields may be added;
 * none is renamed, taken away or given another meaning.
 */
record WebhookMessage(
    @JsonProperty("version") int version,
    @JsonProperty("id") String id,
    @JsonProperty("sentAt") String sentAt,
    @JsonProperty("incident") Incident incident,
    @JsonProperty("message") Message message) {

  private static final int VERSION = 1;

  /** A longer text is read by nobody, and Pulih has all of it. */
  private static final int LONGEST = 20_000;

  private static final int MOST_DETAILS = 100;

  record Incident(
      @JsonProperty("id") String id,
      @JsonProperty("namespace") String namespace,
      @JsonProperty("service") String service,
      @JsonProperty("severity") String severity,
      @JsonProperty("links") List<Link> links) {}

  record Message(
      @JsonProperty("kind") String kind,
      @JsonProperty("headline") String headline,
      @JsonProperty("details") List<Detail> details,
      @JsonProperty("detailsLeftOut") int leftOut) {}

  record Detail(@JsonProperty("name") String name, @JsonProperty("value") String value) {}

  record Link(@JsonProperty("name") String name, @JsonProperty("href") String href) {}

  static WebhookMessage of(Notification notification, Instant now) {
    return new WebhookMessage(
        VERSION,
        MessageId.of(notification),
        now.truncatedTo(ChronoUnit.SECONDS).toString(),
        incident(notification.about()),
        message(notification));
  }

  private static Incident incident(About about) {
    return new Incident(
        about.incident(),
        about.service().namespace(),
        about.service().name(),
        about.severity().name(),
        about.links().entrySet().stream().map(e -> new Link(e.getKey(), e.getValue())).toList());
  }

  private static Message message(Notification notification) {
    return new Message(
        notification.kind().name().toLowerCase(Locale.ROOT),
        Cut.to(LONGEST, notification.headline()),
        details(notification).limit(MOST_DETAILS).toList(),
        Math.max(0, notification.details().size() - MOST_DETAILS));
  }

  private static Stream<Detail> details(Notification notification) {
    return notification.details().entrySet().stream()
        .map(e -> new Detail(Cut.to(LONGEST, e.getKey()), Cut.to(LONGEST, e.getValue())));
  }

  /** By way of a string, since untrusted text may hold half a surrogate pair. */
  byte[] bytes() {
    return JsonMapper.shared().writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
  }
}
