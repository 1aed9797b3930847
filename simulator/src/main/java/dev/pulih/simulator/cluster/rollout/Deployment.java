package dev.pulih.simulator.cluster.rollout;

import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.Meta;
import dev.pulih.simulator.cluster.store.ObjectKey;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A Deployment's wishes, read from its object with Kubernetes' defaults. */
record Deployment(ObjectNode object) {

  private static final int DEFAULT_PROGRESS_DEADLINE = 600;
  private static final int DEFAULT_HISTORY = 10;

  ObjectKey key() {
    return ObjectKey.of(ResourceTypes.DEPLOYMENTS, object);
  }

  int replicas() {
    return Json.number(object, 1, "spec", "replicas");
  }

  ObjectNode template() {
    return (ObjectNode) Json.at(object, "spec", "template");
  }

  String hash() {
    return TemplateHash.of(template());
  }

  boolean paused() {
    return Json.at(object, "spec", "paused").asBoolean(false);
  }

  boolean recreates() {
    return Json.text(object, "spec", "strategy", "type").equals("Recreate");
  }

  /** The update's arithmetic; a Deployment that recreates its pods may have none too many. */
  RollingUpdate rolling() {
    JsonNode settings = Json.at(object, "spec", "strategy", "rollingUpdate");
    return recreates()
        ? new RollingUpdate(replicas(), 0, 0)
        : RollingUpdate.of(replicas(), settings);
  }

  int minReadySeconds() {
    return Json.number(object, 0, "spec", "minReadySeconds");
  }

  Duration progressDeadline() {
    return Duration.ofSeconds(
        Json.number(object, DEFAULT_PROGRESS_DEADLINE, "spec", "progressDeadlineSeconds"));
  }

  int historyLimit() {
    return Json.number(object, DEFAULT_HISTORY, "spec", "revisionHistoryLimit");
  }

  JsonNode status() {
    return object.path("status");
  }

  /** When the rollout under way runs out of time; never if none is. */
  Instant progressDue() {
    JsonNode condition = Conditions.find(status(), "Progressing");
    boolean running =
        Json.text(condition, "status").equals("True")
            && !Json.text(condition, "reason").equals(DeploymentStatus.COMPLETE);
    return running && !paused()
        ? Instant.parse(Json.text(condition, "lastUpdateTime")).plus(progressDeadline())
        : Schedule.NEVER;
  }

  String uid() {
    return Meta.uid(object);
  }
}
