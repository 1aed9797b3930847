package dev.pulih.simulator.cluster.rollout;

import dev.pulih.simulator.cluster.rollout.Conditions.Condition;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.Meta;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A Deployment's status: its counts, and the conditions Available and Progressing. */
final class DeploymentStatus {

  static final String COMPLETE = "NewReplicaSetAvailable";

  private static final String TIMED_OUT = "ProgressDeadlineExceeded";

  private final Deployment deployment;
  private final ReplicaSets sets;
  private final Instant at;
  private final ObjectNode status;

  DeploymentStatus(Deployment deployment, ReplicaSets sets, Instant at) {
    this.deployment = deployment;
    this.sets = sets;
    this.at = at;
    this.status = counts();
    if (deployment.status().has("conditions")) {
      status.set("conditions", deployment.status().path("conditions").deepCopy());
    }
  }

  ObjectNode json() {
    available();
    if (deployment.paused()) {
      pause();
    } else {
      progress();
    }
    return status;
  }

  private ObjectNode counts() {
    int available = sets.sum(ReplicaSet::available);
    ObjectNode counts = Json.object();
    counts.put("observedGeneration", Meta.generation(deployment.object()));
    putUnlessZero(counts, "replicas", sets.sum(ReplicaSet::replicas));
    putUnlessZero(counts, "updatedReplicas", sets.freshly(ReplicaSet::replicas));
    putUnlessZero(counts, "readyReplicas", sets.sum(ReplicaSet::ready));
    putUnlessZero(counts, "availableReplicas", available);
    putUnlessZero(counts, "unavailableReplicas", sets.sum(ReplicaSet::size) - available);
    return counts;
  }

  private static void putUnlessZero(ObjectNode counts, String name, int count) {
    if (count > 0) {
      counts.put(name, count);
    }
  }

  private void available() {
    boolean enough = now("availableReplicas") >= deployment.rolling().minAvailable();
    set(
        enough
            ? new Condition(
                "Available",
                true,
                "MinimumReplicasAvailable",
                "Deployment has minimum availability.")
            : new Condition(
                "Available",
                false,
                "MinimumReplicasUnavailable",
                "Deployment does not have minimum availability."));
  }

  private void pause() {
    if (!Json.text(progressing(), "reason").equals(TIMED_OUT)) {
      set(progressing(true, "DeploymentPaused", "Deployment is paused"));
    }
  }

  private void progress() {
    if (alreadyComplete()) {
      return;
    }
    if (complete()) {
      set(progressing(true, COMPLETE, name() + " has successfully progressed."));
    } else if (advanced()) {
      Conditions.refresh(
          status, progressing(true, "ReplicaSetUpdated", name() + " is progressing."), at);
    } else if (timedOut()) {
      set(progressing(false, TIMED_OUT, name() + " has timed out progressing."));
    }
  }

  private boolean alreadyComplete() {
    return Json.text(progressing(), "reason").equals(COMPLETE)
        && now("replicas") == now("updatedReplicas");
  }

  private boolean complete() {
    int desired = deployment.replicas();
    return now("updatedReplicas") == desired
        && now("replicas") == desired
        && now("availableReplicas") == desired;
  }

  private boolean advanced() {
    return now("updatedReplicas") > before("updatedReplicas")
        || now("replicas") - now("updatedReplicas") < before("replicas") - before("updatedReplicas")
        || now("readyReplicas") > before("readyReplicas")
        || now("availableReplicas") > before("availableReplicas");
  }

  private boolean timedOut() {
    return !deployment.progressDue().isAfter(at);
  }

  private int now(String count) {
    return Json.number(status, 0, count);
  }

  private int before(String count) {
    return Json.number(deployment.status(), 0, count);
  }

  private JsonNode progressing() {
    return Conditions.find(status, "Progressing");
  }

  private static Condition progressing(boolean holds, String reason, String message) {
    return new Condition("Progressing", holds, reason, message);
  }

  private String name() {
    return "ReplicaSet \"%s\"".formatted(sets.fresh().map(set -> set.key().name()).orElse(""));
  }

  private void set(Condition condition) {
    Conditions.set(status, condition, at);
  }
}
