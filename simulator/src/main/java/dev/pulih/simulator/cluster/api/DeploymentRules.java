package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.Failures;
import dev.pulih.simulator.cluster.store.Failures.Cause;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.LabelSelector;
import dev.pulih.simulator.cluster.store.ObjectKey;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the API server fills into a Deployment, and what it does not accept. */
final class DeploymentRules {

  private static final String DEFAULT_LIMIT = "25%";

  private DeploymentRules() {}

  static void fillIn(ObjectNode deployment) {
    ObjectNode spec = Json.child(deployment, "spec");
    absent(spec, "replicas", 1);
    absent(spec, "revisionHistoryLimit", 10);
    absent(spec, "progressDeadlineSeconds", 600);
    strategy(Json.child(spec, "strategy"));
    ObjectNode pod = Json.child(Json.child(spec, "template"), "spec");
    absent(pod, "terminationGracePeriodSeconds", 30);
    if (!pod.has("restartPolicy")) {
      pod.put("restartPolicy", "Always");
    }
  }

  private static void strategy(ObjectNode strategy) {
    if (!strategy.has("type")) {
      strategy.put("type", "RollingUpdate");
    }
    if (Json.text(strategy, "type").equals("RollingUpdate")) {
      ObjectNode limits = Json.child(strategy, "rollingUpdate");
      absentText(limits, "maxSurge");
      absentText(limits, "maxUnavailable");
    }
  }

  private static void absent(ObjectNode object, String name, int value) {
    if (!object.has(name)) {
      object.put(name, value);
    }
  }

  private static void absentText(ObjectNode object, String name) {
    if (!object.has(name)) {
      object.put(name, DEFAULT_LIMIT);
    }
  }

  static void check(ObjectKey key, Optional<ObjectNode> current, JsonNode next) {
    require(key, Json.number(next, 1, "spec", "replicas") >= 0, notNegative());
    JsonNode selector = Json.at(next, "spec", "selector", "matchLabels");
    require(key, !selector.isEmpty(), Cause.required("spec.selector"));
    require(key, selects(selector, next), mismatch());
    require(key, current.isEmpty() || sameSelector(current.get(), next), immutable());
    JsonNode containers = Json.at(next, "spec", "template", "spec", "containers");
    require(key, !containers.isEmpty(), Cause.required("spec.template.spec.containers"));
    require(key, !recreatesInPieces(next), forbidden());
  }

  private static void require(ObjectKey key, boolean holds, Cause otherwise) {
    if (!holds) {
      throw Failures.invalid(key, otherwise);
    }
  }

  private static boolean selects(JsonNode selector, JsonNode deployment) {
    JsonNode labels = Json.at(deployment, "spec", "template", "metadata", "labels");
    return LabelSelector.matching(Json.texts(selector)).test(Json.texts(labels));
  }

  private static boolean sameSelector(JsonNode current, JsonNode next) {
    return Json.at(current, "spec", "selector").equals(Json.at(next, "spec", "selector"));
  }

  private static boolean recreatesInPieces(JsonNode deployment) {
    JsonNode strategy = Json.at(deployment, "spec", "strategy");
    return Json.text(strategy, "type").equals("Recreate") && strategy.has("rollingUpdate");
  }

  private static Cause notNegative() {
    return Cause.invalid("spec.replicas", "must be greater than or equal to 0");
  }

  private static Cause mismatch() {
    return Cause.invalid(
        "spec.template.metadata.labels", "`selector` does not match template `labels`");
  }

  private static Cause immutable() {
    return Cause.invalid("spec.selector", "field is immutable");
  }

  private static Cause forbidden() {
    return new Cause(
        "FieldValueForbidden",
        "Forbidden: may not be specified when strategy `type` is 'Recreate'",
        "spec.strategy.rollingUpdate");
  }
}
