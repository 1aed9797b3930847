package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who owns which field of an object, as {@code metadata.managedFields} records it. */
final class Ownership {

  private static final String BEFORE_FIRST_APPLY = "before-first-apply";

  private final Map<Manager.Id, Manager> managers = new LinkedHashMap<>();

  static Ownership of(JsonNode object) {
    Ownership ownership = new Ownership();
    for (JsonNode entry : Json.at(object, "metadata", "managedFields")) {
      Manager manager = Manager.read(entry);
      ownership.managers.put(manager.id(), manager);
    }
    return ownership;
  }

  /** Whoever wrote an object before anybody applied one owns it all under one name. */
  Ownership settledBefore(Manager.Id applier, Set<FieldPath> all, Instant at) {
    if (managers.isEmpty() && !all.isEmpty()) {
      Manager.Id id = new Manager.Id(BEFORE_FIRST_APPLY, "Update", applier.apiVersion(), "");
      managers.put(id, new Manager(id, "", Set.of()).with(all, at));
    }
    return this;
  }

  /** The other owners of a field. */
  Set<Manager.Id> others(Manager.Id me, FieldPath field) {
    Set<Manager.Id> owners = new LinkedHashSet<>();
    managers.values().stream()
        .filter(manager -> !manager.id().equals(me) && manager.fields().contains(field))
        .forEach(manager -> owners.add(manager.id()));
    return owners;
  }

  Set<FieldPath> ownedBy(Manager.Id id) {
    return managers.getOrDefault(id, new Manager(id, "", Set.of())).fields();
  }

  /** A writer changed fields: they are its own now, and fields that are gone belong to nobody. */
  void updated(Manager.Id writer, Set<FieldPath> changed, Set<FieldPath> gone, Instant at) {
    Set<FieldPath> lost = new LinkedHashSet<>(changed);
    lost.addAll(gone);
    managers.replaceAll((id, manager) -> manager.without(lost));
    if (!changed.isEmpty()) {
      managers.merge(
          writer,
          new Manager(writer, "", changed).with(changed, at),
          (known, fresh) -> known.with(changed, at));
    }
    managers.values().removeIf(manager -> manager.fields().isEmpty());
  }

  /**
   * An applier owns exactly the fields that it sent; fields in dispute are taken from the others.
   */
  void applied(Manager.Id applier, Set<FieldPath> sent, Set<FieldPath> taken, Instant at) {
    managers.replaceAll((id, manager) -> manager.without(taken));
    if (!ownedBy(applier).equals(sent)) {
      managers.put(applier, new Manager(applier, "", Set.of()).with(sent, at));
    }
    managers.values().removeIf(manager -> manager.fields().isEmpty());
  }

  void writeTo(ObjectNode object) {
    ArrayNode entries = Json.child(object, "metadata").putArray("managedFields");
    managers.values().forEach(manager -> entries.add(manager.json()));
  }
}
