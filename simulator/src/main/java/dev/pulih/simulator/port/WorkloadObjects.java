package dev.pulih.simulator.port;

import dev.pulih.signal.Workload;
import dev.pulih.signal.WorkloadRef;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.Meta;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads Deployments as Pulih knows them. */
final class WorkloadObjects {
  static final String RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";

  private static final String DEFAULT_SHARE = "25%";

  private WorkloadObjects() {}

  static Workload read(JsonNode deployment) {
    int wanted = Json.number(deployment, 1, "spec", "replicas");
    return new Workload(
        WorkloadRef.deployment(Meta.namespace(deployment), Meta.name(deployment)),
        replicas(deployment, wanted),
        rollout(deployment),
        strategy(Json.at(deployment, "spec", "strategy"), wanted),
        Marks.ownership(deployment));
  }

  static Optional<String> restartedAt(JsonNode deployment) {
    return Optional.of(annotation(deployment, RESTARTED_AT)).filter(text -> !text.isEmpty());
  }

  static String annotation(JsonNode deployment, String name) {
    return Json.text(deployment, "spec", "template", "metadata", "annotations", name);
  }

  private static Workload.Replicas replicas(JsonNode deployment, int wanted) {
    JsonNode status = deployment.path("status");
    return new Workload.Replicas(
        wanted,
        Json.number(status, 0, "replicas"),
        Json.number(status, 0, "updatedReplicas"),
        Json.number(status, 0, "availableReplicas"));
  }

  private static Workload.Rollout rollout(JsonNode deployment) {
    return new Workload.Rollout(
        Meta.generation(deployment),
        Json.number(deployment, 0, "status", "observedGeneration"),
        deadlineExceeded(deployment),
        Json.at(deployment, "spec", "paused").asBoolean(false),
        restartedAt(deployment));
  }

  private static boolean deadlineExceeded(JsonNode deployment) {
    return Json.at(deployment, "status", "conditions")
        .valueStream()
        .anyMatch(
            c ->
                Json.text(c, "type").equals("Progressing")
                    && Json.text(c, "reason").equals("ProgressDeadlineExceeded"));
  }

  /** Kubernetes rounds surge up and unavailable down; if both are none, one may be missing. */
  private static Workload.Strategy strategy(JsonNode strategy, int wanted) {
    if (Json.text(strategy, "type").equals("Recreate")) {
      return new Workload.Strategy(true, 0);
    }
    JsonNode rolling = strategy.path("rollingUpdate");
    double surge = Math.ceil(share(rolling.path("maxSurge"), wanted));
    double missing = Math.floor(share(rolling.path("maxUnavailable"), wanted));
    int unavailable = surge == 0 && missing == 0 ? 1 : (int) missing;
    return new Workload.Strategy(false, Math.max(0, wanted - unavailable));
  }

  private static double share(JsonNode share, int wanted) {
    String text = share.asString(DEFAULT_SHARE);
    return text.endsWith("%")
        ? Integer.parseInt(text.substring(0, text.length() - 1)) * wanted / 100.0
        : Integer.parseInt(text);
  }
}
