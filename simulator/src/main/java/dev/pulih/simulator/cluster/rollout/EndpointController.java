package dev.pulih.simulator.cluster.rollout;

import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.Meta;
import dev.pulih.simulator.cluster.store.ObjectKey;
import dev.pulih.simulator.cluster.store.ObjectStore;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists the addresses behind every Service in one EndpointSlice each. */
public final class EndpointController {

  private final ObjectStore store;

  /** A controller over all Services of a store. */
  public EndpointController(ObjectStore store) {
    this.store = store;
  }

  /** Writes the slice of every Service that selects pods. */
  public void step(Instant at) {
    PodsByLabel pods = new PodsByLabel(store.list(ResourceTypes.PODS, ""));
    for (ObjectNode service : store.list(ResourceTypes.SERVICES, "")) {
      Map<String, String> selector = Json.texts(Json.at(service, "spec", "selector"));
      if (!selector.isEmpty()) {
        sync(service, endpoints(pods.with(Meta.namespace(service), selector)), at);
      }
    }
  }

  private void sync(ObjectNode service, ArrayNode endpoints, Instant at) {
    ObjectKey key =
        ResourceTypes.ENDPOINT_SLICES.key(Meta.namespace(service), Meta.name(service) + "-slice");
    if (store.get(key).isEmpty()) {
      store.create(ResourceTypes.ENDPOINT_SLICES, describe(service, key), at);
    }
    if (!store.require(key).path("endpoints").equals(endpoints)) {
      store.edit(key, copy -> copy.set("endpoints", endpoints));
    }
  }

  private static ArrayNode endpoints(Stream<ObjectNode> pods) {
    ArrayNode endpoints = Json.array();
    pods.filter(pod -> pod.path("status").has("podIP"))
        .forEach(pod -> endpoints.add(endpoint(pod)));
    return endpoints;
  }

  private static ObjectNode endpoint(ObjectNode pod) {
    boolean serving =
        Json.text(Conditions.find(pod.path("status"), "Ready"), "status").equals("True");
    ObjectNode endpoint = Json.object();
    endpoint.putArray("addresses").add(Json.text(pod, "status", "podIP"));
    endpoint
        .putObject("conditions")
        .put("ready", serving && !Meta.deleting(pod))
        .put("serving", serving)
        .put("terminating", Meta.deleting(pod));
    endpoint
        .putObject("targetRef")
        .put("kind", "Pod")
        .put("namespace", Meta.namespace(pod))
        .put("name", Meta.name(pod))
        .put("uid", Meta.uid(pod));
    return endpoint.put("nodeName", Json.text(pod, "spec", "nodeName"));
  }

  private static ObjectNode describe(ObjectNode service, ObjectKey key) {
    ObjectNode slice = Json.object();
    ObjectNode metadata = slice.putObject("metadata");
    metadata.put("name", key.name()).put("namespace", key.namespace());
    metadata.putObject("labels").put("kubernetes.io/service-name", Meta.name(service));
    metadata
        .putArray("ownerReferences")
        .add(Meta.controllerReference(ResourceTypes.SERVICES, service));
    slice.put("addressType", "IPv4").putArray("endpoints");
    slice.set("ports", Json.at(service, "spec", "ports").deepCopy());
    return slice;
  }
}
