package dev.pulih.simulator.cluster.api;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Properties that are null: clients write them for fields without value, servers drop them. */
final class Nulls {

  private Nulls() {}

  static void drop(JsonNode tree) {
    if (tree instanceof ObjectNode object) {
      List.copyOf(object.propertyNames()).stream()
          .filter(name -> object.path(name).isNull())
          .forEach(object::remove);
    }
    tree.forEach(Nulls::drop);
  }
}
