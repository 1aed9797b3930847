package dev.pulih.simulator.cluster.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON trees: reading, writing and walking them without null checks. */
public final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final JsonMapper SORTED =
      JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

  private Json() {}

  /** A new, empty JSON object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A new, empty JSON array. */
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /**
   * Reads one JSON value.
   *
   * @throws tools.jackson.core.JacksonException if the text is not JSON
   */
  public static JsonNode parse(String text) {
    return MAPPER.readTree(text);
  }

  /** The same text for equal trees, whatever the order of their properties. */
  public static String canonical(JsonNode tree) {
    return SORTED.writeValueAsString(tree);
  }

  /** The node at a path of property names, or a missing node. */
  public static JsonNode at(JsonNode tree, String... path) {
    JsonNode node = tree;
    for (String step : path) {
      node = node.path(step);
    }
    return node;
  }

  /** The text at a path, or an empty string. */
  public static String text(JsonNode tree, String... path) {
    return at(tree, path).asString("");
  }

  /** The whole number at a path, or the given one. */
  public static int number(JsonNode tree, int absent, String... path) {
    return at(tree, path).asInt(absent);
  }

  /** The object under a property, created when absent. */
  public static ObjectNode child(ObjectNode parent, String name) {
    return parent.path(name) instanceof ObjectNode found ? found : parent.putObject(name);
  }

  /** A JSON object of texts as a map in the order of its properties. */
  public static Map<String, String> texts(JsonNode tree) {
    Map<String, String> texts = new LinkedHashMap<>();
    tree.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString("")));
    return Collections.unmodifiableMap(texts);
  }

  /** A JSON object as a tree of maps, lists and values. */
  @SuppressWarnings("unchecked")
  public static Map<String, ?> tree(JsonNode tree) {
    return tree.isObject() ? MAPPER.treeToValue(tree, Map.class) : Map.of();
  }

  /** A map of texts as a JSON object. */
  public static ObjectNode of(Map<String, String> texts) {
    ObjectNode tree = object();
    texts.forEach(tree::put);
    return tree;
  }
}
