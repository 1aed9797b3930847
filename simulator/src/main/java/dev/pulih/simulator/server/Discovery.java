package dev.pulih.simulator.server;

import dev.pulih.simulator.cluster.store.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prometheus's HTTP service discovery: every target with its labels and path. */
final class Discovery {
  private final String address;

  Discovery(String address) {
    this.address = address;
  }

  String json(List<ScrapeTarget> targets) {
    ArrayNode groups = Json.array();
    targets.forEach(target -> group(groups, target));
    return groups.toString();
  }

  private void group(ArrayNode groups, ScrapeTarget target) {
    ObjectNode group = groups.addObject();
    group.putArray("targets").add(address);
    ObjectNode labels = group.putObject("labels").put("__metrics_path__", target.path());
    target.labels().forEach(labels::put);
  }
}
