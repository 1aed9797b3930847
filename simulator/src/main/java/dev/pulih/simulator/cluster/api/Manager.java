package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.Meta;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One owner of fields of an object, an entry of {@code metadata.managedFields}. */
record Manager(Id id, String time, Set<FieldPath> fields) {

  /**
   * Who owns: two entries with the same id are one.
   *
   * @param operation {@code Apply} for server-side apply, {@code Update} for everything else
   */
  record Id(String name, String operation, String apiVersion, String subresource) {}

  Manager {
    fields = Set.copyOf(fields);
  }

  static Manager read(JsonNode entry) {
    Id id =
        new Id(
            Json.text(entry, "manager"),
            Json.text(entry, "operation"),
            Json.text(entry, "apiVersion"),
            Json.text(entry, "subresource"));
    return new Manager(id, Json.text(entry, "time"), Fields.read(entry.path("fieldsV1")));
  }

  Manager without(Set<FieldPath> lost) {
    Set<FieldPath> left = new LinkedHashSet<>(fields);
    left.removeAll(lost);
    return new Manager(id, time, left);
  }

  Manager with(Set<FieldPath> gained, Instant at) {
    Set<FieldPath> all = new LinkedHashSet<>(fields);
    all.addAll(gained);
    return new Manager(id, Meta.time(at), all);
  }

  ObjectNode json() {
    ObjectNode entry = Json.object().put("manager", id.name()).put("operation", id.operation());
    entry.put("apiVersion", id.apiVersion()).put("time", time).put("fieldsType", "FieldsV1");
    entry.set("fieldsV1", Fields.write(fields));
    return id.subresource().isEmpty() ? entry : entry.put("subresource", id.subresource());
  }
}
