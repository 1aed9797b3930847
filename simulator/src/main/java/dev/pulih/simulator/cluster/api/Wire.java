package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.Failures;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.Trait;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Objects on the wire: in the version and form that the request's path names. */
final class Wire {

  private final Target target;

  Wire(Target target) {
    this.target = target;
  }

  ObjectNode out(ObjectNode stored) {
    boolean renamed = target.group().equals(EventForms.GROUP);
    ObjectNode out = renamed ? EventForms.renamed(stored) : stored.deepCopy();
    return out.put("apiVersion", target.apiVersion());
  }

  /** A list; built-in kinds leave apiVersion and kind out of its items, as real servers do. */
  ObjectNode list(List<ObjectNode> stored, long revision) {
    ObjectNode list = Json.object().put("kind", target.type().kind() + "List");
    list.put("apiVersion", target.apiVersion());
    list.putObject("metadata").put("resourceVersion", Long.toString(revision));
    ArrayNode items = list.putArray("items");
    stored.forEach(object -> items.add(item(object)));
    return list;
  }

  private ObjectNode item(ObjectNode stored) {
    ObjectNode item = out(stored);
    return target.type().is(Trait.CUSTOM) ? item : item.remove(List.of("apiVersion", "kind"));
  }

  /** The object in a request, checked against the path and put into its stored form. */
  ObjectNode in(ApiRequest request) {
    return in(object(request));
  }

  /** An object in the form of the path, checked against it and put into its stored form. */
  ObjectNode in(ObjectNode object) {
    checkKind(object);
    ObjectNode in = target.group().equals(EventForms.GROUP) ? EventForms.stored(object) : object;
    return in.put("apiVersion", target.type().apiVersion()).put("kind", target.type().kind());
  }

  private void checkKind(ObjectNode object) {
    String apiVersion = Json.text(object, "apiVersion");
    if (!apiVersion.isEmpty() && !apiVersion.equals(target.apiVersion())) {
      throw badRequest(
          "the API version in the data (%s) does not match the expected API version (%s)"
              .formatted(apiVersion, target.apiVersion()));
    }
  }

  /** The object in a request that sends one whole. */
  static ObjectNode object(ApiRequest request) {
    return switch (request.sender().contentType()) {
      case "", "application/json" -> object(request.body());
      case "application/yaml" -> Yaml.object(request.body());
      default -> throw unsupported(List.of("application/json", "application/yaml"));
    };
  }

  static RuntimeException unsupported(List<String> accepted) {
    return Failures.plain(
        415,
        "UnsupportedMediaType",
        "the body of the request was in an unknown format - accepted media types include: "
            + String.join(", ", accepted));
  }

  static ObjectNode object(String body) {
    return json(body) instanceof ObjectNode object ? object : refuse();
  }

  static JsonNode json(String body) {
    try {
      return Json.parse(body);
    } catch (JacksonException notJson) {
      throw badRequest("the request body is not JSON: " + notJson.getOriginalMessage());
    }
  }

  private static ObjectNode refuse() {
    throw badRequest("the request body is not a JSON object");
  }

  static RuntimeException badRequest(String message) {
    return Failures.plain(400, "BadRequest", message);
  }
}
