package dev.pulih.simulator.cluster;

import dev.pulih.simulator.cluster.DeploymentSeed.Strategy;
import dev.pulih.simulator.cluster.store.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The objects of a seeded service as JSON, with the defaults that an API server fills in. */
final class SeedObjects {

  private static final int PORT = 8080;

  private SeedObjects() {}

  static ObjectNode named(String namespace, String name) {
    ObjectNode object = Json.object();
    object.putObject("metadata").put("name", name).put("namespace", namespace);
    return object;
  }

  static ObjectNode deployment(DeploymentSeed seed) {
    Map<String, String> labels = Map.of("app", seed.app(), "version", seed.version());
    ObjectNode object = named(seed.namespace(), seed.name());
    Json.child(object, "metadata").set("labels", Json.of(labels));
    ObjectNode spec = object.putObject("spec").put("replicas", seed.replicas());
    spec.put("revisionHistoryLimit", 10).put("progressDeadlineSeconds", 600);
    spec.putObject("selector").set("matchLabels", Json.of(labels));
    strategy(spec.putObject("strategy"), seed.strategy());
    ObjectNode template = spec.putObject("template");
    template.putObject("metadata").set("labels", Json.of(labels));
    podSpec(template.putObject("spec"), seed);
    return object;
  }

  private static void strategy(ObjectNode json, Strategy strategy) {
    switch (strategy) {
      case Strategy.Recreate _ -> json.put("type", "Recreate");
      case Strategy.Rolling rolling -> rolling(json.put("type", "RollingUpdate"), rolling);
    }
  }

  private static void rolling(ObjectNode json, Strategy.Rolling rolling) {
    ObjectNode limits = json.putObject("rollingUpdate");
    limit(limits, "maxSurge", rolling.maxSurge());
    limit(limits, "maxUnavailable", rolling.maxUnavailable());
  }

  private static void limit(ObjectNode limits, String name, String value) {
    if (value.endsWith("%")) {
      limits.put(name, value);
    } else {
      limits.put(name, Integer.parseInt(value));
    }
  }

  private static void podSpec(ObjectNode spec, DeploymentSeed seed) {
    spec.put("restartPolicy", "Always").put("terminationGracePeriodSeconds", 30);
    ObjectNode container = spec.putArray("containers").addObject();
    container.put("name", seed.app()).put("image", seed.image());
    container.putArray("ports").addObject().put("containerPort", PORT).put("name", "http");
    ObjectNode resources = container.putObject("resources");
    resources.putObject("limits").put("memory", seed.memory());
    resources.putObject("requests").put("memory", seed.memory());
  }

  static ObjectNode service(String namespace, String app) {
    ObjectNode object = named(namespace, app);
    ObjectNode spec = object.putObject("spec").put("type", "ClusterIP");
    spec.putObject("selector").put("app", app);
    spec.putArray("ports").addObject().put("name", "http").put("port", PORT);
    return object;
  }

  static ObjectNode destinationRule(String namespace, String app, List<String> versions) {
    ObjectNode object = named(namespace, app);
    ObjectNode spec = object.putObject("spec").put("host", app);
    ArrayNode subsets = spec.putArray("subsets");
    versions.forEach(
        version ->
            subsets.addObject().put("name", version).putObject("labels").put("version", version));
    return object;
  }

  static ObjectNode virtualService(String namespace, String host, Map<String, Integer> weights) {
    ObjectNode object = named(namespace, host);
    ObjectNode spec = object.putObject("spec");
    spec.putArray("hosts").add(host);
    ObjectNode http = spec.putArray("http").addObject().put("name", "primary");
    ArrayNode routes = http.putArray("route");
    weights.forEach((subset, weight) -> destination(routes.addObject(), host, subset, weight));
    return object;
  }

  private static void destination(ObjectNode route, String host, String subset, int weight) {
    route.putObject("destination").put("host", host).put("subset", subset);
    route.put("weight", weight);
  }
}
