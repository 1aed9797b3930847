package dev.pulih.simulator.cluster.store;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The metadata that only the server writes. */
final class Stamp {

  private static final List<String> SERVER_OWNED =
      List.of("uid", "creationTimestamp", "name", "namespace", "resourceVersion", "generation");

  private Stamp() {}

  static ObjectNode born(ResourceType type, ObjectNode object, String uid, Instant now) {
    ObjectNode born = Json.object().put("apiVersion", type.apiVersion()).put("kind", type.kind());
    born.set("metadata", Json.at(object, "metadata").deepCopy());
    ObjectNode metadata = Json.child(born, "metadata");
    metadata.put("uid", uid).put("creationTimestamp", Meta.time(now));
    if (type.is(Trait.GENERATION)) {
      metadata.put("generation", 1);
    }
    object.properties().forEach(field -> addIfAbsent(born, field.getKey(), field.getValue()));
    return born;
  }

  private static void addIfAbsent(ObjectNode target, String name, JsonNode value) {
    if (!target.has(name)) {
      target.set(name, value.deepCopy());
    }
  }

  static ObjectNode successor(ResourceType type, ObjectNode current, ObjectNode next) {
    ObjectNode successor = next.deepCopy();
    ObjectNode metadata = Json.child(successor, "metadata");
    SERVER_OWNED.forEach(field -> inherit(current, metadata, field));
    if (type.is(Trait.GENERATION) && !body(current).equals(body(successor))) {
      metadata.put("generation", Meta.generation(current) + 1);
    }
    return successor;
  }

  static ObjectNode revised(ObjectNode object, long revision) {
    ObjectNode revised = object.deepCopy();
    Json.child(revised, "metadata").put("resourceVersion", Long.toString(revision));
    return revised;
  }

  private static void inherit(ObjectNode current, ObjectNode metadata, String field) {
    metadata.remove(field);
    if (current.path("metadata").has(field)) {
      metadata.set(field, current.path("metadata").path(field));
    }
  }

  private static ObjectNode body(ObjectNode object) {
    return object.deepCopy().remove(List.of("metadata", "status"));
  }
}
