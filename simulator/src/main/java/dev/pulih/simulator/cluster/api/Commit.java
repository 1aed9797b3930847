package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.ObjectKey;
import dev.pulih.simulator.cluster.store.ObjectStore;
import dev.pulih.simulator.cluster.store.Trait;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The last step of a write: only what the path may change, checked, with its owners, and stored.
 */
final class Commit {

  private static final List<String> DELETION =
      List.of("deletionTimestamp", "deletionGracePeriodSeconds");

  private final ObjectStore store;
  private final Target target;
  private final ApiRequest request;
  private final Instant at;

  Commit(ObjectStore store, Target target, ApiRequest request, Instant at) {
    this.store = store;
    this.target = target;
    this.request = request;
    this.at = at;
  }

  ObjectNode created(ObjectNode next, boolean applied) {
    ObjectKey key = ObjectKey.of(target.type(), next);
    new Admission(target, request).admit(key, Optional.empty(), next);
    if (target.type().is(Trait.STATUS) && target.type().is(Trait.GENERATION)) {
      next.remove("status");
    }
    if (!applied) {
      own(Json.object(), next);
    }
    return request.query().dryRun()
        ? store.rehearseCreate(target.type(), next, at)
        : store.create(target.type(), next, at);
  }

  ObjectNode replaced(ObjectNode current, ObjectNode next, boolean applied) {
    ObjectNode allowed = target.subresource().equals("status") ? status(current, next) : next;
    keep(current, allowed);
    new Admission(target, request).admit(target.key(), Optional.of(current), allowed);
    if (!applied) {
      own(current, allowed);
    }
    return request.query().dryRun()
        ? store.rehearseReplace(target.key(), allowed)
        : store.replace(target.key(), allowed);
  }

  private static ObjectNode status(ObjectNode current, ObjectNode next) {
    ObjectNode allowed = current.deepCopy();
    String read = Json.text(next, "metadata", "resourceVersion");
    Json.child(allowed, "metadata").put("resourceVersion", read);
    if (next.has("status")) {
      allowed.set("status", next.path("status"));
    }
    return allowed;
  }

  private void keep(ObjectNode current, ObjectNode next) {
    ObjectNode metadata = Json.child(next, "metadata");
    DELETION.forEach(field -> inherit(current.path("metadata"), metadata, field));
    if (target.type().is(Trait.STATUS) && !target.subresource().equals("status")) {
      inherit(current, next, "status");
    }
  }

  private static void inherit(JsonNode source, ObjectNode copy, String field) {
    copy.remove(field);
    if (source.has(field)) {
      copy.set(field, source.path(field));
    }
  }

  private void own(ObjectNode current, ObjectNode next) {
    inherit(current.path("metadata"), Json.child(next, "metadata"), "managedFields");
    boolean keyed = !target.type().is(Trait.CUSTOM);
    Set<FieldPath> fields = Fields.of(next, keyed);
    Set<FieldPath> changed =
        fields.stream()
            .filter(field -> !field.in(next).equals(field.in(current)))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Set<FieldPath> gone = new LinkedHashSet<>(Fields.of(current, keyed));
    gone.removeAll(fields);
    if (!changed.isEmpty() || !gone.isEmpty()) {
      Ownership ownership = Ownership.of(current);
      ownership.updated(writer(), changed, gone, at);
      ownership.writeTo(next);
    }
  }

  private Manager.Id writer() {
    return new Manager.Id(
        request.fieldManager(), "Update", target.apiVersion(), target.subresource());
  }
}
