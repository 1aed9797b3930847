package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.Failures;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.Meta;
import dev.pulih.simulator.cluster.store.Trait;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The scale subresource: an object's size and nothing else. */
final class Scale {

  private Scale() {}

  static ObjectNode of(Target target, JsonNode object) {
    if (!target.type().is(Trait.SCALE)) {
      throw Failures.noSuchResource();
    }
    ObjectNode scale = Json.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
    scale
        .putObject("metadata")
        .put("name", Meta.name(object))
        .put("namespace", Meta.namespace(object))
        .put("uid", Meta.uid(object))
        .put("resourceVersion", Meta.resourceVersion(object))
        .put("creationTimestamp", Json.text(object, "metadata", "creationTimestamp"));
    scale.putObject("spec").put("replicas", Json.number(object, 0, "spec", "replicas"));
    scale
        .putObject("status")
        .put("replicas", Json.number(object, 0, "status", "replicas"))
        .put("selector", selector(object));
    return scale;
  }

  /** The object with the size that a changed scale asks for. */
  static ObjectNode into(ObjectNode object, JsonNode scale) {
    JsonNode wanted = Json.at(scale, "spec", "replicas");
    if (!wanted.isIntegralNumber()) {
      throw Wire.badRequest("a Scale needs a whole number in spec.replicas");
    }
    ObjectNode scaled = object.deepCopy();
    Json.child(scaled, "spec").set("replicas", wanted);
    String read = Meta.resourceVersion(scale);
    if (!read.isEmpty()) {
      Json.child(scaled, "metadata").put("resourceVersion", read);
    }
    return scaled;
  }

  private static String selector(JsonNode object) {
    return Json.texts(Json.at(object, "spec", "selector", "matchLabels")).entrySet().stream()
        .map(label -> label.getKey() + "=" + label.getValue())
        .sorted()
        .collect(Collectors.joining(","));
  }
}
