package dev.pulih.simulator.cluster.rollout;

import dev.pulih.simulator.cluster.pods.EventRecorder;
import dev.pulih.simulator.cluster.rollout.Conditions.Condition;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.Meta;
import dev.pulih.simulator.cluster.store.ObjectStore;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** Creates a Deployment's ReplicaSets and sets their sizes. */
final class Scaling {

  private final ObjectStore store;
  private final EventRecorder events;

  Scaling(ObjectStore store) {
    this.store = store;
    this.events = new EventRecorder(store, "deployment-controller");
  }

  /** The ReplicaSet of the current template, created when absent, and its revision the newest. */
  ReplicaSet fresh(Deployment deployment, ReplicaSets sets, int size, Instant at) {
    ReplicaSet fresh = sets.fresh().orElseGet(() -> create(deployment, sets, size, at));
    int revision = newestRevision(sets, fresh);
    annotate(deployment, fresh, revision);
    return new ReplicaSet(store.require(fresh.key()));
  }

  /** Sets a ReplicaSet's size and says whether that changed it. */
  boolean scale(Deployment deployment, ReplicaSet set, int size, Instant at) {
    if (size == set.size()) {
      return false;
    }
    resize(deployment, set, size, at);
    return true;
  }

  /** Sets a ReplicaSet's size and notes the Deployment's size for which it was computed. */
  void resize(Deployment deployment, ReplicaSet set, int size, Instant at) {
    store.edit(set.key(), copy -> resize(copy, deployment, size));
    if (size != set.size()) {
      announce(deployment, set.key().name(), set.size(), size, at);
    }
  }

  boolean hasPods(ReplicaSet set) {
    return !store.ownedBy(Meta.uid(set.object()), ResourceTypes.PODS).isEmpty();
  }

  private static int newestRevision(ReplicaSets sets, ReplicaSet fresh) {
    int ofOld = sets.old().stream().mapToInt(ReplicaSet::revision).max().orElse(0);
    return fresh.revision() > ofOld ? fresh.revision() : ofOld + 1;
  }

  private void annotate(Deployment deployment, ReplicaSet fresh, int revision) {
    String text = Integer.toString(revision);
    if (fresh.revision() < revision) {
      store.edit(fresh.key(), copy -> annotations(copy).put(ReplicaSet.HISTORY, fresh.numbers()));
    }
    store.edit(fresh.key(), copy -> annotations(copy).put(ReplicaSet.REVISION, text));
    store.edit(fresh.key(), copy -> readiness(copy, deployment));
    store.edit(deployment.key(), copy -> annotations(copy).put(ReplicaSet.REVISION, text));
  }

  private static void readiness(ObjectNode set, Deployment deployment) {
    Json.child(set, "spec").put("minReadySeconds", deployment.minReadySeconds());
  }

  private ReplicaSet create(Deployment deployment, ReplicaSets sets, int size, Instant at) {
    ObjectNode object = describe(deployment, size);
    String revision = Integer.toString(sets.lastRevision() + 1);
    annotations(object).put(ReplicaSet.REVISION, revision);
    ReplicaSet created = new ReplicaSet(store.create(ResourceTypes.REPLICA_SETS, object, at));
    noteProgress(deployment, created, at);
    announce(deployment, created.key().name(), 0, size, at);
    return created;
  }

  private static ObjectNode describe(Deployment deployment, int size) {
    String hash = deployment.hash();
    ObjectNode object = Json.object();
    ObjectNode metadata = object.putObject("metadata");
    metadata.put("name", deployment.key().name() + "-" + hash);
    metadata.put("namespace", deployment.key().namespace());
    ObjectNode template = deployment.template().deepCopy();
    Json.child(Json.child(template, "metadata"), "labels").put(ReplicaSet.HASH, hash);
    metadata.set("labels", Json.at(template, "metadata", "labels").deepCopy());
    metadata
        .putArray("ownerReferences")
        .add(Meta.controllerReference(ResourceTypes.DEPLOYMENTS, deployment.object()));
    spec(object, deployment, hash).set("template", template);
    resize(object, deployment, size);
    return object;
  }

  private static ObjectNode spec(ObjectNode object, Deployment deployment, String hash) {
    ObjectNode spec = object.putObject("spec");
    spec.put("minReadySeconds", deployment.minReadySeconds());
    ObjectNode selector = spec.putObject("selector");
    selector.setAll((ObjectNode) Json.at(deployment.object(), "spec", "selector").deepCopy());
    Json.child(selector, "matchLabels").put(ReplicaSet.HASH, hash);
    return spec;
  }

  private static void resize(ObjectNode object, Deployment deployment, int size) {
    Json.child(object, "spec").put("replicas", size);
    annotations(object)
        .put(ReplicaSet.DESIRED, Integer.toString(deployment.replicas()))
        .put(ReplicaSet.MOST, Integer.toString(deployment.rolling().most()));
  }

  private static ObjectNode annotations(ObjectNode object) {
    return Json.child(Json.child(object, "metadata"), "annotations");
  }

  private void noteProgress(Deployment deployment, ReplicaSet created, Instant at) {
    String message = "Created new replica set \"%s\"".formatted(created.key().name());
    Condition condition = new Condition("Progressing", true, "NewReplicaSetCreated", message);
    store.edit(
        deployment.key(), copy -> Conditions.refresh(Json.child(copy, "status"), condition, at));
  }

  private void announce(Deployment deployment, String set, int before, int size, Instant at) {
    String direction = size > before ? "up" : "down";
    String message =
        "Scaled %s replica set %s from %d to %d".formatted(direction, set, before, size);
    events.record(
        new EventRecorder.News(deployment.key(), "Normal", "ScalingReplicaSet", message), at);
  }
}
