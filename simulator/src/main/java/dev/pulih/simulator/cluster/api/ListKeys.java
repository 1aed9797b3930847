package dev.pulih.simulator.cluster.api;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The field by which Kubernetes tells the items of a list apart, for lists that merge by item. */
final class ListKeys {

  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("containers", "name"),
          Map.entry("initContainers", "name"),
          Map.entry("ephemeralContainers", "name"),
          Map.entry("volumes", "name"),
          Map.entry("env", "name"),
          Map.entry("imagePullSecrets", "name"),
          Map.entry("volumeMounts", "mountPath"),
          Map.entry("volumeDevices", "devicePath"),
          Map.entry("hostAliases", "ip"),
          Map.entry("topologySpreadConstraints", "topologyKey"),
          Map.entry("conditions", "type"),
          Map.entry("ownerReferences", "uid"));

  private ListKeys() {}

  /** The key of a list's items, if it has one; ports are keyed differently in pods and Services. */
  static Optional<String> of(String list, JsonNode items) {
    if (list.equals("ports")) {
      return Optional.of(items.path(0).has("containerPort") ? "containerPort" : "port");
    }
    return Optional.ofNullable(KEYS.get(list));
  }
}
