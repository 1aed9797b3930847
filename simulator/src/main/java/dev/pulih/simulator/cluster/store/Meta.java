package dev.pulih.simulator.cluster.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An object's metadata, read by name. */
public final class Meta {

  private Meta() {}

  /** The object's name. */
  public static String name(JsonNode object) {
    return Json.text(object, "metadata", "name");
  }

  /** The object's namespace, empty for cluster-wide objects. */
  public static String namespace(JsonNode object) {
    return Json.text(object, "metadata", "namespace");
  }

  /** The object's unique id. */
  public static String uid(JsonNode object) {
    return Json.text(object, "metadata", "uid");
  }

  /** The object's resourceVersion, empty if the tree names none. */
  public static String resourceVersion(JsonNode object) {
    return Json.text(object, "metadata", "resourceVersion");
  }

  /** The object's generation, 0 for kinds that have none. */
  public static long generation(JsonNode object) {
    return Json.at(object, "metadata", "generation").asLong(0);
  }

  /** When the object was made. */
  public static Instant created(JsonNode object) {
    return Instant.parse(Json.text(object, "metadata", "creationTimestamp"));
  }

  /** The object's labels. */
  public static Map<String, String> labels(JsonNode object) {
    return Json.texts(Json.at(object, "metadata", "labels"));
  }

  /** Whether deletion was asked for and the object only waits for its end. */
  public static boolean deleting(JsonNode object) {
    return object.path("metadata").has("deletionTimestamp");
  }

  /** The uid of the controlling owner, or an empty string. */
  public static String controllerUid(JsonNode object) {
    for (JsonNode owner : Json.at(object, "metadata", "ownerReferences")) {
      if (owner.path("controller").asBoolean(false)) {
        return owner.path("uid").asString("");
      }
    }
    return "";
  }

  /** The reference by which a dependent names its controlling owner. */
  public static ObjectNode controllerReference(ResourceType type, JsonNode owner) {
    return Json.object()
        .put("apiVersion", type.apiVersion())
        .put("kind", type.kind())
        .put("name", name(owner))
        .put("uid", uid(owner))
        .put("controller", true)
        .put("blockOwnerDeletion", true);
  }

  /** An instant as Kubernetes writes it: UTC, whole seconds. */
  public static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
