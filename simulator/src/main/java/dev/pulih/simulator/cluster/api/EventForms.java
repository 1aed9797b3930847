package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.Json;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The two forms of an Event: as stored (core) and as {@code events.k8s.io} names its fields. */
final class EventForms {

  static final String GROUP = "events.k8s.io";

  private static final Map<String, String> NEW_NAMES =
      Map.of(
          "involvedObject", "regarding",
          "message", "note",
          "source", "deprecatedSource",
          "firstTimestamp", "deprecatedFirstTimestamp",
          "lastTimestamp", "deprecatedLastTimestamp",
          "count", "deprecatedCount",
          "reportingComponent", "reportingController");

  private EventForms() {}

  static ObjectNode renamed(JsonNode stored) {
    ObjectNode renamed = Json.object();
    stored.properties().forEach(f -> renamed.set(newName(f.getKey()), f.getValue()));
    return renamed;
  }

  static ObjectNode stored(JsonNode renamed) {
    ObjectNode stored = Json.object();
    renamed.properties().forEach(f -> stored.set(oldName(f.getKey()), f.getValue()));
    return stored;
  }

  private static String newName(String name) {
    return NEW_NAMES.getOrDefault(name, name);
  }

  private static String oldName(String name) {
    return NEW_NAMES.entrySet().stream()
        .filter(entry -> entry.getValue().equals(name))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(name);
  }
}
