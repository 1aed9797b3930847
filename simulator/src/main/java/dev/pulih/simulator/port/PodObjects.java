package dev.pulih.simulator.port;

import dev.pulih.signal.Pod;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Termination;
import dev.pulih.signal.WorkloadRef;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.Meta;
import dev.pulih.simulator.cluster.store.ObjectStore;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads pods as Pulih knows them out of one namespace's objects. */
final class PodObjects {
  private final ObjectStore store;
  private final String namespace;

  PodObjects(ObjectStore store, String namespace) {
    this.store = store;
    this.namespace = namespace;
  }

  List<Pod> of(String service) {
    return store.list(ResourceTypes.PODS, namespace).stream()
        .filter(pod -> service.equals(Json.text(pod, "metadata", "labels", "app")))
        .map(this::read)
        .toList();
  }

  private Pod read(ObjectNode pod) {
    PodRef ref = new PodRef(namespace, Meta.name(pod));
    return new Pod(ref, workload(pod), Meta.labels(pod), health(pod));
  }

  /** Pod, ReplicaSet, Deployment; as far as the owners go. */
  private WorkloadRef workload(ObjectNode pod) {
    Optional<JsonNode> direct = controller(pod);
    return direct
        .filter(owner -> Json.text(owner, "kind").equals("ReplicaSet"))
        .flatMap(owner -> replicaSet(Json.text(owner, "name")))
        .flatMap(PodObjects::controller)
        .or(() -> direct)
        .map(owner -> ref(Json.text(owner, "kind"), Json.text(owner, "name")))
        .orElseGet(() -> ref("Pod", Meta.name(pod)));
  }

  private Optional<ObjectNode> replicaSet(String name) {
    return store.get(ResourceTypes.REPLICA_SETS.key(namespace, name));
  }

  private WorkloadRef ref(String kind, String name) {
    return new WorkloadRef(namespace, kind, name);
  }

  private static Optional<JsonNode> controller(JsonNode object) {
    return Json.at(object, "metadata", "ownerReferences")
        .valueStream()
        .filter(owner -> owner.path("controller").asBoolean(false))
        .findFirst();
  }

  private static Pod.Health health(ObjectNode pod) {
    return new Pod.Health(
        Instant.parse(Json.text(pod, "metadata", "creationTimestamp")),
        Json.text(pod, "status", "phase").equals("Running") && !Meta.deleting(pod),
        readySince(pod),
        containers(pod).map(PodObjects::container).toList());
  }

  private static Pod.Container container(JsonNode container) {
    return new Pod.Container(
        Json.text(container, "name"),
        Json.number(container, 0, "restartCount"),
        last(Stream.of(container)));
  }

  private static Optional<Instant> readySince(ObjectNode pod) {
    return Json.at(pod, "status", "conditions")
        .valueStream()
        .filter(c -> Json.text(c, "type").equals("Ready") && Json.text(c, "status").equals("True"))
        .map(ready -> Instant.parse(Json.text(ready, "lastTransitionTime")))
        .findFirst();
  }

  static Optional<Termination> lastTermination(JsonNode pod) {
    return last(containers(pod));
  }

  private static Optional<Termination> last(Stream<JsonNode> containers) {
    return containers
        .flatMap(c -> Stream.of(c.path("state"), c.path("lastState")))
        .map(state -> state.path("terminated"))
        .filter(JsonNode::isObject)
        .map(PodObjects::termination)
        .max(Comparator.comparing(Termination::finishedAt));
  }

  private static Termination termination(JsonNode ended) {
    return new Termination(
        Json.text(ended, "reason"),
        Json.number(ended, 0, "exitCode"),
        Instant.parse(Json.text(ended, "finishedAt")));
  }

  private static Stream<JsonNode> containers(JsonNode pod) {
    return Json.at(pod, "status", "containerStatuses").valueStream();
  }
}
