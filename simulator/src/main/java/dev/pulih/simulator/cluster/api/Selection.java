package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.LabelSelector;
import dev.pulih.simulator.cluster.store.Meta;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The objects of a collection that a request asks for. */
record Selection(LabelSelector labels, FieldSelector fields, String name)
    implements Predicate<JsonNode> {

  static Selection of(Target target, Query query) {
    return new Selection(
        LabelSelector.parse(query.text("labelSelector")),
        FieldSelector.parse(query.text("fieldSelector")),
        target.name());
  }

  @Override
  public boolean test(JsonNode object) {
    return labels.test(Meta.labels(object))
        && fields.test(object)
        && (name.isEmpty() || name.equals(Meta.name(object)));
  }
}
