package dev.pulih.simulator.server;

import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.world.Backend;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prometheus's HTTP service discovery: every pod and exporter with its labels and path. */
final class Discovery {
  private final String address;

  Discovery(String address) {
    this.address = address;
  }

  String json(List<Backend> pods) {
    ArrayNode groups = Json.array();
    pods.forEach(pod -> pod(groups, pod));
    exporter(groups, "kafka");
    exporter(groups, "postgres");
    return groups.toString();
  }

  static String path(Backend pod) {
    return "/pods/" + pod.view().namespace() + "/" + pod.view().name() + "/metrics";
  }

  static String exporterPath(String name) {
    return "/exporters/" + name + "/metrics";
  }

  private void pod(ArrayNode groups, Backend pod) {
    group(groups, path(pod))
        .put("namespace", pod.view().namespace())
        .put("service", pod.service().name())
        .put("pod", pod.view().name());
  }

  private void exporter(ArrayNode groups, String name) {
    group(groups, exporterPath(name)).put("job", name + "-exporter");
  }

  private ObjectNode group(ArrayNode groups, String path) {
    ObjectNode group = groups.addObject();
    group.putArray("targets").add(address);
    return group.putObject("labels").put("__metrics_path__", path);
  }
}
