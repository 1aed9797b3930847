package dev.pulih.service.testing;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * PagerDuty's Events API v2: alert and change events, refused where {@link PagerDutyRules} are
 * broken, where the key is not known, and above 512 KB (<a
 * href="https://developer.pagerduty.com/docs/events-api-v2/overview/">limits</a>).
 */
public final class PagerDutyEndpoint extends VendorEndpoint {

  private static final int MOST_BYTES = 512_000;

  private final List<Event> accepted = new CopyOnWriteArrayList<>();
  private final List<JsonNode> changes = new CopyOnWriteArrayList<>();
  private final List<String> unknown = new CopyOnWriteArrayList<>();

  /**
   * An alert event that was accepted.
   *
   * @param action trigger, acknowledge or resolve
   * @param dedupKey the key
   * @param body all of it
   */
  public record Event(String action, String dedupKey, JsonNode body) {}

  /** What became of a key's alert. */
  private enum Alert {
    OPEN,
    ACKNOWLEDGED
  }

  /** The accepted alert events, in order. */
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

  /** The accepted change events, repeats included. */
  public List<JsonNode> changes() {
    return List.copyOf(changes);
  }

  /** From now on the integration of this key does not exist. */
  public void removes(String routingKey) {
    unknown.add(routingKey);
  }

  /** How often a key opened an alert: a trigger while one is open opens none. */
  public long opened(String dedupKey) {
    Map<String, Alert> alerts = new HashMap<>();
    return accepted.stream()
        .filter(event -> event.dedupKey().equals(dedupKey))
        .filter(event -> applied(event, alerts))
        .count();
  }

  /** The keys whose alerts are open, acknowledged or not. */
  public Set<String> open() {
    return alerts().keySet();
  }

  /** The keys whose alerts somebody has taken. */
  public Set<String> acknowledged() {
    return alerts().entrySet().stream()
        .filter(alert -> alert.getValue() == Alert.ACKNOWLEDGED)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private Map<String, Alert> alerts() {
    Map<String, Alert> alerts = new HashMap<>();
    accepted.forEach(event -> applied(event, alerts));
    return alerts;
  }

  /** Whether the event opens an alert; acknowledging and resolving nothing changes nothing. */
  private static boolean applied(Event event, Map<String, Alert> alerts) {
    return switch (event.action()) {
      case "trigger" -> alerts.putIfAbsent(event.dedupKey(), Alert.OPEN) == null;
      case "acknowledge" -> {
        alerts.computeIfPresent(event.dedupKey(), (_, _) -> Alert.ACKNOWLEDGED);
        yield false;
      }
      default -> {
        alerts.remove(event.dedupKey());
        yield false;
      }
    };
  }

  private List<Event> of(String action) {
    return accepted.stream().filter(event -> event.action().equals(action)).toList();
  }

  @Override
  protected Reply serve(Received request) {
    return switch (request.method() + " " + request.path()) {
      case "POST /v2/enqueue" -> judged(request, PagerDutyRules::alert, this::alert);
      case "POST /v2/change/enqueue" -> judged(request, PagerDutyRules::change, this::change);
      default -> Reply.json(404, "{\"error\":\"not found\"}");
    };
  }

  private Reply judged(
      Received request,
      Function<JsonNode, List<String>> rules,
      Function<JsonNode, Reply> accepting) {
    if (request.body().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      return Reply.json(413, "{\"error\":\"payload too large\"}");
    }
    return request.header("content-type").filter("application/json"::equals).isPresent()
        ? judged(request.body(), rules, accepting)
        : refused(List.of("Content-Type must be application/json"));
  }

  private Reply judged(
      String body, Function<JsonNode, List<String>> rules, Function<JsonNode, Reply> accepting) {
    try {
      JsonNode event = JsonMapper.shared().readTree(body);
      List<String> errors = rules.apply(event);
      if (unknown.contains(event.path("routing_key").asString(""))) {
        return refused(List.of("Invalid routing key"));
      }
      return errors.isEmpty() ? accepting.apply(event) : refused(errors);
    } catch (JacksonException noJson) {
      return refused(List.of("JSON is invalid"));
    }
  }

  private Reply alert(JsonNode event) {
    String key = event.path("dedup_key").asString();
    accepted.add(new Event(event.path("event_action").asString(), key, event));
    return Reply.json(
        202,
        "{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":\"" + key + "\"}");
  }

  private Reply change(JsonNode event) {
    changes.add(event);
    return Reply.json(202, "{\"status\":\"success\",\"message\":\"Change event processed\"}");
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
}
