package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of an object that can have an owner, down to values and lists that are one value. */
final class Fields {

  private static final Set<String> UNOWNED = Set.of("apiVersion", "kind");
  private static final Set<String> OWNED_METADATA =
      Set.of("labels", "annotations", "finalizers", "ownerReferences");

  private final boolean keyedLists;
  private final Set<FieldPath> paths = new LinkedHashSet<>();

  private Fields(boolean keyedLists) {
    this.keyedLists = keyedLists;
  }

  /**
   * All ownable fields.
   *
   * @param keyedLists whether lists of known kinds are owned item by item; custom resources have
   *     none
   */
  static Set<FieldPath> of(ObjectNode object, boolean keyedLists) {
    Fields fields = new Fields(keyedLists);
    FieldPath root = new FieldPath(List.of());
    object.properties().stream()
        .filter(field -> !UNOWNED.contains(field.getKey()))
        .forEach(field -> fields.top(root, field.getKey(), field.getValue()));
    return fields.paths;
  }

  private void top(FieldPath root, String name, JsonNode value) {
    if (!name.equals("metadata")) {
      collect(root.property(name), name, value);
      return;
    }
    value.properties().stream()
        .filter(field -> OWNED_METADATA.contains(field.getKey()))
        .forEach(f -> collect(root.property(name).property(f.getKey()), f.getKey(), f.getValue()));
  }

  private void collect(FieldPath path, String name, JsonNode value) {
    Optional<String> key =
        value.isArray() && keyedLists ? ListKeys.of(name, value) : Optional.empty();
    if (value instanceof ObjectNode object && !object.isEmpty()) {
      object
          .properties()
          .forEach(f -> collect(path.property(f.getKey()), f.getKey(), f.getValue()));
    } else if (value instanceof ArrayNode items && key.isPresent()) {
      items.forEach(item -> collect(path.item(key.get(), item.path(key.get())), "", item));
    } else {
      paths.add(path);
    }
  }

  /** Reads a {@code fieldsV1} tree. */
  static Set<FieldPath> read(JsonNode tree) {
    Set<FieldPath> paths = new LinkedHashSet<>();
    read(List.of(), tree, paths);
    return paths;
  }

  private static void read(List<String> steps, JsonNode tree, Set<FieldPath> paths) {
    if (tree.isEmpty() && !steps.isEmpty()) {
      paths.add(new FieldPath(steps));
    }
    tree.properties().forEach(f -> read(longer(steps, f.getKey()), f.getValue(), paths));
  }

  private static List<String> longer(List<String> steps, String step) {
    List<String> longer = new ArrayList<>(steps);
    longer.add(step);
    return longer;
  }

  /** Writes a {@code fieldsV1} tree. */
  static ObjectNode write(Set<FieldPath> paths) {
    ObjectNode tree = Json.object();
    for (FieldPath path : paths) {
      ObjectNode node = tree;
      for (String step : path.steps()) {
        node = Json.child(node, step);
      }
    }
    return tree;
  }
}
