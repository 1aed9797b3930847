package dev.pulih.service.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * PagerDuty's Events API v2, as its documentation describes it (<a
 * href="https://developer.pagerduty.com/docs/events-api-v2/trigger-events/">alert events</a>).
 * Stricter in one point: it refuses fields that the documentation does not know.
 */
public final class PagerDutyEndpoint extends VendorEndpoint {

  private static final Set<String> FIELDS =
      Set.of(
          "routing_key",
          "event_action",
          "dedup_key",
          "payload",
          "client",
          "client_url",
          "links",
          "images");

  private static final Set<String> PAYLOAD =
      Set.of(
          "summary",
          "source",
          "severity",
          "timestamp",
          "component",
          "group",
          "class",
          "custom_details");

  private final List<Event> accepted = new CopyOnWriteArrayList<>();

  /**
   * An event that was accepted.
   *
   * @param action trigger, acknowledge or resolve
   * @param dedupKey the key
   * @param body all of it
   */
  public record Event(String action, String dedupKey, JsonNode body) {}

  /** The accepted events, in order. */
  public List<Event> events() {
    return List.copyOf(accepted);
  }

  /** The accepted triggers: pages, repeats included. */
  public List<Event> pages() {
    return of("trigger");
  }

  /** The accepted resolutions, repeats included. */
  public List<Event> resolutions() {
    return of("resolve");
  }

  /** How often a key opened an alert: a trigger while one is open opens none. */
  public long opened(String dedupKey) {
    Set<String> open = new HashSet<>();
    return accepted.stream()
        .filter(event -> event.dedupKey().equals(dedupKey))
        .filter(
            event -> event.action().equals("resolve") ? closed(event, open) : opens(event, open))
        .count();
  }

  /** The keys whose alerts are open. */
  public Set<String> open() {
    Set<String> open = new HashSet<>();
    accepted.forEach(
        event -> {
          boolean _ = event.action().equals("resolve") ? closed(event, open) : opens(event, open);
        });
    return open;
  }

  private static boolean opens(Event event, Set<String> open) {
    return event.action().equals("trigger") && open.add(event.dedupKey());
  }

  private static boolean closed(Event event, Set<String> open) {
    open.remove(event.dedupKey());
    return false;
  }

  private List<Event> of(String action) {
    return accepted.stream().filter(event -> event.action().equals(action)).toList();
  }

  @Override
  protected Reply serve(Received request) {
    if (!request.method().equals("POST") || !request.path().equals("/v2/enqueue")) {
      return Reply.json(404, "{\"error\":\"not found\"}");
    }
    if (request.body().getBytes(StandardCharsets.UTF_8).length > 512 * 1024) {
      return Reply.json(413, "{\"error\":\"payload too large\"}");
    }
    return request.header("content-type").filter("application/json"::equals).isPresent()
        ? judged(request.body())
        : refused(List.of("Content-Type must be application/json"));
  }

  private Reply judged(String body) {
    try {
      JsonNode event = JsonMapper.shared().readTree(body);
      List<String> errors = errors(event);
      return errors.isEmpty() ? accepted(event) : refused(errors);
    } catch (JacksonException noJson) {
      return refused(List.of("JSON is invalid"));
    }
  }

  private Reply accepted(JsonNode event) {
    String key = event.path("dedup_key").asString();
    accepted.add(new Event(event.path("event_action").asString(), key, event));
    return Reply.json(
        202,
        "{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":\"" + key + "\"}");
  }

  private static Reply refused(List<String> errors) {
    return Reply.json(
        400,
        JsonMapper.shared()
            .writeValueAsString(
                Map.of(
                    "status",
                    "invalid event",
                    "message",
                    "Event object is invalid",
                    "errors",
                    errors)));
  }

  private static List<String> errors(JsonNode event) {
    List<String> errors = new ArrayList<>();
    String action = event.path("event_action").asString("");
    check(errors, FIELDS.containsAll(names(event)), "unknown field");
    check(errors, text(event, "routing_key").length() == 32, "'routing_key' must be 32 characters");
    check(
        errors,
        Set.of("trigger", "acknowledge", "resolve").contains(action),
        "'event_action' must be trigger, acknowledge or resolve");
    check(errors, text(event, "dedup_key").length() <= 255, "'dedup_key' is over 255 characters");
    check(
        errors,
        action.equals("trigger") || !text(event, "dedup_key").isEmpty(),
        "'dedup_key' is missing or blank");
    if (action.equals("trigger")) {
      payload(errors, event.path("payload"));
    }
    return errors;
  }

  private static void payload(List<String> errors, JsonNode payload) {
    check(errors, PAYLOAD.containsAll(names(payload)), "unknown field in 'payload'");
    check(errors, !text(payload, "summary").isBlank(), "'payload.summary' is missing or blank");
    check(errors, text(payload, "summary").length() <= 1024, "'payload.summary' is over 1024");
    check(errors, !text(payload, "source").isBlank(), "'payload.source' is missing or blank");
    check(
        errors,
        Set.of("critical", "error", "warning", "info").contains(text(payload, "severity")),
        "'payload.severity' is invalid");
    check(
        errors,
        payload.path("custom_details").isMissingNode() || payload.path("custom_details").isObject(),
        "'payload.custom_details' must be an object");
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  private static Set<String> names(JsonNode node) {
    return new HashSet<>(node.propertyNames());
  }

  private static void check(List<String> errors, boolean holds, String otherwise) {
    if (!holds) {
      errors.add(otherwise);
    }
  }
}
