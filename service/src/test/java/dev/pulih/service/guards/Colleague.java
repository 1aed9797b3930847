package dev.pulih.service.guards;

import static org.awaitility.Awaitility.await;

import dev.pulih.service.badinput.Loop;
import dev.pulih.service.badinput.Town;
import dev.pulih.simulator.cluster.pods.Crash;
import dev.pulih.simulator.cluster.pods.PodView;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.ObjectKey;
import dev.pulih.simulator.cluster.store.ResourceType;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What others than Pulih do to a service, most of it to its Deployment of the version v1. */
record Colleague(Town town) {

  private static final String RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";

  /** {@code kubectl rollout pause}, or {@code resume}. */
  void pauses(String service, boolean paused) {
    deployment(service, it -> Json.child(it, "spec").put("paused", paused));
  }

  /** From now on a rollout ends all pods before it starts new ones. */
  void recreates(String service) {
    deployment(
        service,
        it -> Json.child(it, "spec").set("strategy", Json.object().put("type", "Recreate")));
  }

  /** {@code kubectl set image}, and the rollout is over. */
  void deploys(String service, String image) {
    deployment(
        service,
        it -> {
          JsonNode containers = Json.at(it, "spec", "template", "spec", "containers");
          ((ObjectNode) containers.get(0)).put("image", image);
        });
    awaitRolledOut(service);
  }

  /** {@code kubectl rollout restart}, and the rollout is over. */
  void restarts(String service) {
    String now = Instant.now().toString();
    deployment(
        service,
        it -> {
          ObjectNode template = Json.child(Json.child(it, "spec"), "template");
          Json.child(Json.child(template, "metadata"), "annotations").put(RESTARTED_AT, now);
        });
    awaitRolledOut(service);
  }

  /** One container crashes, and runs again. */
  void crashes(String service) {
    PodView pod = pods(service).getFirst();
    town.cluster().crash(Town.NAMESPACE, pod.name(), Crash.ERROR, Instant.now());
    await()
        .atMost(Loop.PATIENCE)
        .until(() -> pods(service).stream().anyMatch(p -> p.restarts() == 1 && p.ready()));
  }

  /** An autoscaler takes it on, and wants so many pods while there are two. */
  void scales(String service, int desired) {
    ObjectNode scaler = Json.object();
    scaler.putObject("metadata").put("namespace", Town.NAMESPACE).put("name", name(service));
    scaler
        .putObject("spec")
        .put("maxReplicas", 10)
        .putObject("scaleTargetRef")
        .put("apiVersion", "apps/v1")
        .put("kind", "Deployment")
        .put("name", name(service));
    ObjectNode status = scaler.putObject("status");
    status.put("currentReplicas", 2).put("desiredReplicas", desired);
    status.putArray("conditions").addObject().put("type", "ScalingActive").put("status", "True");
    ObjectNode _ = town.cluster().store().create(ResourceTypes.AUTOSCALERS, scaler, Instant.now());
  }

  /** The autoscaler has what it wants. */
  void scaled(String service) {
    edit(
        ResourceTypes.AUTOSCALERS,
        name(service),
        it -> Json.child(it, "status").put("desiredReplicas", 2));
  }

  /** All traffic goes to v2; v1 stands by. */
  void standsBy(String service) {
    town.idle(service, "v1");
    edit(
        ResourceTypes.VIRTUAL_SERVICES,
        service,
        it -> Json.at(it, "spec", "http").get(0).path("route").forEach(route -> weigh(route)));
  }

  private static void weigh(JsonNode route) {
    boolean busy = Json.text(route, "destination", "subset").equals("v2");
    ((ObjectNode) route).put("weight", busy ? 100 : 0);
  }

  /** Waits until a tick has seen the cluster as it is now. */
  void seenBy(Loop loop) {
    Instant now = Instant.now();
    // The look that begins first may have begun before; the one after it ends that doubt.
    await().atMost(Loop.PATIENCE).until(() -> looks(now) > 1);
    loop.awaitGoodTick(Instant.now());
  }

  private long looks(Instant since) {
    return town.api().audit().entries(e -> !e.time().isBefore(since)).stream()
        .filter(e -> e.user().equals("pulih") && e.action().verb().equals("list"))
        .filter(e -> e.action().resource().equals("deployments"))
        .count();
  }

  private void awaitRolledOut(String service) {
    ObjectKey key = key(ResourceTypes.DEPLOYMENTS, name(service));
    await()
        .atMost(Loop.PATIENCE)
        .until(() -> isRolledOut(town.cluster().store().require(key), pods(service)));
  }

  private static boolean isRolledOut(ObjectNode deployment, List<PodView> pods) {
    JsonNode status = deployment.path("status");
    int wanted = Json.number(deployment, 1, "spec", "replicas");
    return Json.number(status, 0, "observedGeneration")
            == Json.number(deployment, 1, "metadata", "generation")
        && Json.number(status, 0, "updatedReplicas") == wanted
        && Json.number(status, 0, "replicas") == wanted
        && pods.size() == wanted;
  }

  private List<PodView> pods(String service) {
    return town.pods(service).stream()
        .filter(pod -> "v1".equals(pod.labels().get("version")))
        .toList();
  }

  private void deployment(String service, Consumer<ObjectNode> change) {
    edit(ResourceTypes.DEPLOYMENTS, name(service), change);
  }

  private void edit(ResourceType type, String name, Consumer<ObjectNode> change) {
    ObjectNode _ = town.cluster().store().edit(key(type, name), change);
  }

  private static ObjectKey key(ResourceType type, String name) {
    return type.key(Town.NAMESPACE, name);
  }

  private static String name(String service) {
    return service + "-v1";
  }
}
