package dev.pulih.service.testing;

import java.net.URI;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What PagerDuty demands of an event, in our words. Stricter in two points: fields that the pages
 * do not know are refused, and links must be web addresses.
 *
 * <ul>
 *   <li>Alert events (<a
 *       href="https://developer.pagerduty.com/docs/events-api-v2/trigger-events/">page</a>): a
 *       routing key of 32 characters; one of three actions; a dedup_key of at most 255 characters,
 *       without which only a trigger makes sense; a trigger's summary (at most 1,024 characters),
 *       source, and one of four severities; details as an object; each link with an address.
 *   <li>Change events (<a
 *       href="https://developer.pagerduty.com/docs/events-api-v2/send-change-events/">page</a>): a
 *       routing key and a summary likewise; links are the one extra; a time in ISO 8601.
 *   <li>A key that begins with R is a ruleset's, and takes no changes (<a
 *       href="https://developer.pagerduty.com/docs/events-api-v2/overview/">page</a>).
 * </ul>
 */
final class PagerDutyRules {

  private static final Set<String> ALERT =
      Set.of(
          "routing_key",
          "event_action",
          "dedup_key",
          "payload",
          "client",
          "client_url",
          "links",
          "images");

  private static final Set<String> ALERT_PAYLOAD =
      Set.of(
          "summary",
          "source",
          "severity",
          "timestamp",
          "component",
          "group",
          "class",
          "custom_details");

  private static final Set<String> CHANGE = Set.of("routing_key", "payload", "links");

  private static final Set<String> CHANGE_PAYLOAD =
      Set.of("summary", "source", "timestamp", "custom_details");

  private final List<String> errors = new ArrayList<>();

  private PagerDutyRules() {}

  static List<String> alert(JsonNode event) {
    PagerDutyRules rules = new PagerDutyRules();
    rules.common(event, ALERT, ALERT_PAYLOAD);
    rules.action(event, text(event, "event_action"));
    return rules.errors;
  }

  static List<String> change(JsonNode event) {
    PagerDutyRules rules = new PagerDutyRules();
    rules.common(event, CHANGE, CHANGE_PAYLOAD);
    rules.summary(event.path("payload"));
    rules.check(
        !text(event, "routing_key").startsWith("R"), "change events need the key of a service");
    return rules.errors;
  }

  private void common(JsonNode event, Set<String> fields, Set<String> payload) {
    check(fields.containsAll(names(event)), "unknown field");
    check(payload.containsAll(names(event.path("payload"))), "unknown field in 'payload'");
    check(text(event, "routing_key").length() == 32, "'routing_key' must be 32 characters");
    links(event.path("links"));
    details(event.path("payload").path("custom_details"));
    time(event.path("payload").path("timestamp"));
  }

  private void action(JsonNode event, String action) {
    check(
        Set.of("trigger", "acknowledge", "resolve").contains(action),
        "'event_action' must be trigger, acknowledge or resolve");
    check(text(event, "dedup_key").length() <= 255, "'dedup_key' is over 255 characters");
    check(
        action.equals("trigger") || !text(event, "dedup_key").isEmpty(),
        "'dedup_key' is missing or blank");
    if (action.equals("trigger")) {
      trigger(event.path("payload"));
    }
  }

  private void trigger(JsonNode payload) {
    summary(payload);
    check(!text(payload, "source").isBlank(), "'payload.source' is missing or blank");
    check(
        Set.of("critical", "error", "warning", "info").contains(text(payload, "severity")),
        "'payload.severity' is invalid");
  }

  private void summary(JsonNode payload) {
    check(!text(payload, "summary").isBlank(), "'payload.summary' is missing or blank");
    check(text(payload, "summary").length() <= 1024, "'payload.summary' is over 1024");
  }

  private void links(JsonNode links) {
    check(links.isMissingNode() || links.isArray(), "'links' must be an array");
    for (JsonNode link : links) {
      check(Set.of("href", "text").containsAll(names(link)), "unknown field in 'links'");
      check(isWeb(text(link, "href")), "'links.href' is no web address");
    }
  }

  private void details(JsonNode details) {
    check(
        details.isMissingNode() || details.isObject(),
        "'payload.custom_details' must be an object");
  }

  private void time(JsonNode time) {
    check(time.isMissingNode() || isTime(time.asString("")), "'payload.timestamp' is no ISO 8601");
  }

  private static boolean isWeb(String address) {
    try {
      return address.matches("https?://.+") && URI.create(address).getHost() != null;
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }

  private static boolean isTime(String text) {
    try {
      return OffsetDateTime.parse(text) != null;
    } catch (DateTimeException noTime) {
      return false;
    }
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  private static Set<String> names(JsonNode node) {
    return new HashSet<>(node.propertyNames());
  }

  private void check(boolean holds, String otherwise) {
    if (!holds) {
      errors.add(otherwise);
    }
  }
}
