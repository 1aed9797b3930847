package dev.pulih.simulator.cluster.rollout;

import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.Meta;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** The conditions in a status: who changes one keeps the time of its last transition. */
final class Conditions {

  private Conditions() {}

  /** One condition's new state. */
  record Condition(String type, boolean holds, String reason, String message) {}

  static JsonNode find(JsonNode status, String type) {
    for (JsonNode condition : status.path("conditions")) {
      if (Json.text(condition, "type").equals(type)) {
        return condition;
      }
    }
    return MissingNode.getInstance();
  }

  /** Writes a condition unless it says the same already. */
  static void set(ObjectNode status, Condition next, Instant at) {
    JsonNode before = find(status, next.type());
    if (!(holds(before) == next.holds() && Json.text(before, "reason").equals(next.reason()))
        || before.isMissingNode()) {
      refresh(status, next, at);
    }
  }

  /** Writes a condition and renews the time of its last update even if it says the same. */
  static void refresh(ObjectNode status, Condition next, Instant at) {
    JsonNode before = find(status, next.type());
    boolean same = !before.isMissingNode() && holds(before) == next.holds();
    String since = same ? Json.text(before, "lastTransitionTime") : Meta.time(at);
    ObjectNode condition =
        Json.object().put("type", next.type()).put("status", next.holds() ? "True" : "False");
    condition.put("lastUpdateTime", Meta.time(at)).put("lastTransitionTime", since);
    put(status, condition.put("reason", next.reason()).put("message", next.message()));
  }

  private static void put(ObjectNode status, ObjectNode condition) {
    ArrayNode all =
        status.path("conditions") instanceof ArrayNode found
            ? found
            : status.putArray("conditions");
    for (int i = 0; i < all.size(); i++) {
      if (Json.text(all.path(i), "type").equals(Json.text(condition, "type"))) {
        all.set(i, condition);
        return;
      }
    }
    all.add(condition);
  }

  private static boolean holds(JsonNode condition) {
    return Json.text(condition, "status").equals("True");
  }
}
