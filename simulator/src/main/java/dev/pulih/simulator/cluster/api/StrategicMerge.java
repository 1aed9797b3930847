package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Strategic merge patch: as a merge patch, but lists of known kinds merge item by item, and the
 * directives {@code $patch}, {@code $retainKeys} and {@code $deleteFromPrimitiveList/…} are obeyed.
 */
final class StrategicMerge {

  private static final String DIRECTIVE = "$patch";
  private static final String RETAIN = "$retainKeys";
  private static final String DELETE_FROM = "$deleteFromPrimitiveList/";

  private StrategicMerge() {}

  static ObjectNode apply(JsonNode target, ObjectNode patch) {
    boolean replace = Json.text(patch, DIRECTIVE).equals("replace");
    ObjectNode merged =
        target instanceof ObjectNode object && !replace ? object.deepCopy() : Json.object();
    if (patch.has(RETAIN)) {
      merged.retain(patch.path(RETAIN).valueStream().map(JsonNode::asString).toList());
    }
    patch.properties().forEach(change -> merge(merged, change.getKey(), change.getValue()));
    return merged;
  }

  private static void merge(ObjectNode target, String name, JsonNode value) {
    if (name.startsWith(DELETE_FROM)) {
      subtract(target, name.substring(DELETE_FROM.length()), value);
    } else if (value.isNull() || Json.text(value, DIRECTIVE).equals("delete")) {
      target.remove(name);
    } else if (!name.startsWith("$")) {
      target.set(name, merged(target.path(name), name, value));
    }
  }

  private static JsonNode merged(JsonNode before, String name, JsonNode value) {
    return switch (value) {
      case ObjectNode object -> apply(before, object);
      case ArrayNode array -> list(before, name, array);
      default -> value;
    };
  }

  private static JsonNode list(JsonNode before, String name, ArrayNode changes) {
    if (name.equals("finalizers")) {
      return union(before, changes);
    }
    Optional<String> key = ListKeys.of(name, changes);
    return key.isPresent() ? byItem(before, key.get(), changes) : changes;
  }

  private static ArrayNode byItem(JsonNode before, String key, ArrayNode changes) {
    boolean replace =
        changes.valueStream().anyMatch(item -> Json.text(item, DIRECTIVE).equals("replace"));
    ArrayNode merged =
        before instanceof ArrayNode items && !replace ? items.deepCopy() : Json.array();
    changes.forEach(change -> mergeItem(merged, key, change));
    return merged;
  }

  private static void mergeItem(ArrayNode items, String key, JsonNode change) {
    int index = indexOf(items, key, change.path(key));
    String directive = Json.text(change, DIRECTIVE);
    if (directive.equals("delete")) {
      removeAt(items, index);
    } else if (change instanceof ObjectNode object && change.has(key)) {
      put(items, index, apply(items.path(index), object));
    }
  }

  private static void removeAt(ArrayNode items, int index) {
    if (index >= 0) {
      items.remove(index);
    }
  }

  private static void put(ArrayNode items, int index, ObjectNode item) {
    if (index < 0) {
      items.add(item);
    } else {
      items.set(index, item);
    }
  }

  private static int indexOf(ArrayNode items, String key, JsonNode wanted) {
    for (int i = 0; i < items.size(); i++) {
      if (items.path(i).path(key).equals(wanted)) {
        return i;
      }
    }
    return -1;
  }

  private static ArrayNode union(JsonNode before, ArrayNode added) {
    ArrayNode union = before instanceof ArrayNode items ? items.deepCopy() : Json.array();
    added.valueStream().filter(item -> !contains(union, item)).forEach(union::add);
    return union;
  }

  private static void subtract(ObjectNode target, String name, JsonNode removed) {
    if (target.path(name) instanceof ArrayNode items) {
      ArrayNode left = target.putArray(name);
      items.valueStream().filter(item -> !contains(removed, item)).forEach(left::add);
    }
  }

  private static boolean contains(JsonNode items, JsonNode wanted) {
    return items.valueStream().anyMatch(wanted::equals);
  }
}
