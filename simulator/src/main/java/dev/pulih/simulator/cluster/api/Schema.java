package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.Failures.Cause;
import dev.pulih.simulator.cluster.store.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The structure of a kind, in the part of OpenAPI that CustomResourceDefinitions use: type,
 * properties, additionalProperties, items; {@code any} stands for a value that is not looked into.
 */
final class Schema {

  private final JsonNode root;

  private Schema(JsonNode root) {
    this.root = root;
  }

  /** The schema of a kind, if one is known; others are taken as they are. */
  static Optional<Schema> of(String kind) {
    try (InputStream found = Schema.class.getResourceAsStream(kind + ".schema.json")) {
      return Optional.ofNullable(found).map(Schema::read);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Schema read(InputStream found) {
    try {
      return new Schema(Json.parse(new String(found.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * What is wrong with an object.
   *
   * @param types values of the wrong type
   * @param unknown paths of fields that the schema does not have
   */
  record Findings(List<Cause> types, List<String> unknown) {}

  /** Checks an object and removes the fields that the schema does not have. */
  Findings prune(ObjectNode object) {
    Findings findings = new Findings(new ArrayList<>(), new ArrayList<>());
    walk(root, object, "", findings);
    return findings;
  }

  private void walk(JsonNode schema, JsonNode value, String path, Findings findings) {
    String type = Json.text(schema, "type");
    if (value.isNull() || type.equals("any")) {
      return;
    }
    if (!fits(type, value)) {
      findings.types().add(Cause.wrongType(path, type, typeOf(value)));
    } else if (value instanceof ObjectNode object) {
      properties(schema, object, path, findings);
    } else if (value.isArray()) {
      items(schema, value, path, findings);
    }
  }

  private void items(JsonNode schema, JsonNode list, String path, Findings findings) {
    for (int i = 0; i < list.size(); i++) {
      walk(schema.path("items"), list.path(i), "%s[%d]".formatted(path, i), findings);
    }
  }

  private void properties(JsonNode schema, ObjectNode object, String path, Findings findings) {
    for (String name : List.copyOf(object.propertyNames())) {
      String inner = path.isEmpty() ? name : path + "." + name;
      JsonNode known = schema.path("properties").path(name);
      JsonNode property = known.isMissingNode() ? schema.path("additionalProperties") : known;
      if (property.isMissingNode()) {
        findings.unknown().add(inner);
        object.remove(name);
      } else {
        walk(property, object.path(name), inner, findings);
      }
    }
  }

  private static boolean fits(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "boolean" -> value.isBoolean();
      case "number" -> value.isNumber();
      case "integer" -> value.isIntegralNumber();
      case "intOrString" -> value.isIntegralNumber() || value.isString();
      default -> throw new IllegalStateException("schema with unknown type '%s'".formatted(type));
    };
  }

  private static String typeOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "array";
      case OBJECT, POJO -> "object";
      case BOOLEAN -> "boolean";
      case STRING, BINARY -> "string";
      case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
      case NULL, MISSING -> "null";
    };
  }
}
