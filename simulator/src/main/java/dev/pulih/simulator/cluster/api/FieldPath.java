package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The place of one field, in the steps of {@code fieldsV1}: {@code f:name} for a property, {@code
 * k:{"name":"app"}} for an item of a keyed list.
 */
record FieldPath(List<String> steps) {

  private static final String FIELD = "f:";
  private static final String ITEM = "k:";

  FieldPath {
    steps = List.copyOf(steps);
  }

  FieldPath property(String name) {
    return plus(FIELD + name);
  }

  FieldPath item(String key, JsonNode value) {
    return plus(ITEM + Json.object().set(key, value));
  }

  private FieldPath plus(String step) {
    List<String> longer = new ArrayList<>(steps);
    longer.add(step);
    return new FieldPath(longer);
  }

  /** The value in an object, or a missing node. */
  JsonNode in(JsonNode object) {
    JsonNode node = object;
    for (String step : steps) {
      node = step.startsWith(FIELD) ? node.path(step.substring(2)) : item(node, step);
    }
    return node;
  }

  /** Removes the field from an object; a keyed list loses the item if the path ends there. */
  void removeFrom(ObjectNode object) {
    JsonNode parent = new FieldPath(steps.subList(0, steps.size() - 1)).in(object);
    String last = steps.getLast();
    if (parent instanceof ObjectNode node) {
      node.remove(last.substring(2));
    } else if (parent instanceof ArrayNode list) {
      removeItem(list, item(list, last));
    }
  }

  /** The path as conflict messages write it: {@code .spec.containers[name="app"].image}. */
  String display() {
    StringBuilder text = new StringBuilder();
    steps.forEach(step -> text.append(display(step)));
    return text.toString();
  }

  private static String display(String step) {
    if (step.startsWith(FIELD)) {
      return "." + step.substring(2);
    }
    var key = Json.parse(step.substring(2)).properties().iterator().next();
    return "[%s=%s]".formatted(key.getKey(), key.getValue());
  }

  private static JsonNode item(JsonNode list, String step) {
    var key = Json.parse(step.substring(2)).properties().iterator().next();
    for (JsonNode item : list) {
      if (item.path(key.getKey()).equals(key.getValue())) {
        return item;
      }
    }
    return Json.object().path("absent");
  }

  private static void removeItem(ArrayNode list, JsonNode item) {
    for (int i = 0; i < list.size(); i++) {
      if (list.path(i).equals(item)) {
        list.remove(i);
        return;
      }
    }
  }
}
