package dev.pulih.simulator.cluster.rollout;

import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.ObjectKey;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A ReplicaSet, read from its object. */
record ReplicaSet(ObjectNode object) {

  static final String HASH = "pod-template-hash";
  static final String REVISION = "deployment.kubernetes.io/revision";

  /** The numbers that it had before it was used again. */
  static final String HISTORY = "deployment.kubernetes.io/revision-history";

  static final String DESIRED = "deployment.kubernetes.io/desired-replicas";
  static final String MOST = "deployment.kubernetes.io/max-replicas";

  ObjectKey key() {
    return ObjectKey.of(ResourceTypes.REPLICA_SETS, object);
  }

  int size() {
    return Json.number(object, 1, "spec", "replicas");
  }

  int replicas() {
    return Json.number(object, 0, "status", "replicas");
  }

  int ready() {
    return Json.number(object, 0, "status", "readyReplicas");
  }

  int available() {
    return Json.number(object, 0, "status", "availableReplicas");
  }

  int minReadySeconds() {
    return Json.number(object, 0, "spec", "minReadySeconds");
  }

  String hash() {
    return Json.text(object, "metadata", "labels", HASH);
  }

  int revision() {
    return annotation(REVISION);
  }

  /** The numbers that it has had, now that it gets another one. */
  String numbers() {
    String before = Json.text(object, "metadata", "annotations", HISTORY);
    return before.isEmpty() ? "" + revision() : before + "," + revision();
  }

  int desired() {
    return annotation(DESIRED);
  }

  int most() {
    return annotation(MOST);
  }

  RollingUpdate.Count count() {
    return new RollingUpdate.Count(size(), available());
  }

  private int annotation(String name) {
    JsonNode value = Json.at(object, "metadata", "annotations", name);
    return Integer.parseInt(value.asString("0"));
  }
}
