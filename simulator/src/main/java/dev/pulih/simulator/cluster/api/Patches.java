package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.Failures;
import dev.pulih.simulator.cluster.store.Trait;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a patch makes of an object, by its media type. */
final class Patches {

  static final String APPLY = "application/apply-patch+yaml";

  private static final String JSON_PATCH = "application/json-patch+json";
  private static final String MERGE = "application/merge-patch+json";
  private static final String STRATEGIC = "application/strategic-merge-patch+json";

  private Patches() {}

  static ObjectNode apply(Target target, String contentType, ObjectNode current, String body) {
    boolean custom = target.type().is(Trait.CUSTOM);
    JsonNode patched =
        switch (contentType) {
          case JSON_PATCH -> jsonPatch(current, Wire.json(body));
          case MERGE -> MergePatch.apply(current, Wire.object(body));
          case STRATEGIC -> strategic(custom, current, body);
          default -> throw unsupported(custom);
        };
    return patched instanceof ObjectNode object ? object : notAnObject();
  }

  private static JsonNode strategic(boolean custom, ObjectNode current, String body) {
    if (custom) {
      throw unsupported(true);
    }
    return StrategicMerge.apply(current, Wire.object(body));
  }

  private static JsonNode jsonPatch(ObjectNode current, JsonNode operations) {
    if (!(operations instanceof ArrayNode)) {
      throw Wire.badRequest("a JSON Patch is an array of operations");
    }
    try {
      return JsonPatch.apply(operations, current);
    } catch (JsonPatchException refused) {
      throw unprocessable(refused);
    }
  }

  private static RuntimeException unprocessable(JsonPatchException cause) {
    RuntimeException refusal =
        Failures.plain(
            422, "Invalid", "the server rejected our request due to an error in our request");
    refusal.initCause(cause);
    return refusal;
  }

  private static ObjectNode notAnObject() {
    throw Wire.badRequest("the patch leaves no JSON object");
  }

  private static RuntimeException unsupported(boolean custom) {
    List<String> accepted =
        custom ? List.of(JSON_PATCH, MERGE, APPLY) : List.of(JSON_PATCH, MERGE, STRATEGIC, APPLY);
    return Wire.unsupported(accepted);
  }
}
