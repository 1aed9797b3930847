package dev.pulih.simulator.cluster.rollout;

import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.LabelSelector;
import dev.pulih.simulator.cluster.store.Meta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The pods of a moment, found by their labels without a look at all of them. */
final class PodsByLabel {

  private record Shelf(String namespace, String label, String value) {}

  private final Map<Shelf, List<ObjectNode>> shelves = new HashMap<>();

  PodsByLabel(List<ObjectNode> pods) {
    pods.forEach(this::put);
  }

  /** The pods of a namespace with all these labels (at least one), in their order. */
  Stream<ObjectNode> with(String namespace, Map<String, String> labels) {
    LabelSelector selector = LabelSelector.matching(labels);
    Entry<String, String> any = labels.entrySet().iterator().next();
    return shelves
        .getOrDefault(new Shelf(namespace, any.getKey(), any.getValue()), List.of())
        .stream()
        .filter(pod -> selector.test(Meta.labels(pod)));
  }

  private void put(ObjectNode pod) {
    String namespace = Meta.namespace(pod);
    for (var label : Json.at(pod, "metadata", "labels").properties()) {
      Shelf shelf = new Shelf(namespace, label.getKey(), label.getValue().asString(""));
      shelves.computeIfAbsent(shelf, _ -> new ArrayList<>()).add(pod);
    }
  }
}
