package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.ApiFailure;
import dev.pulih.simulator.cluster.store.Failures;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.Trait;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Server-side apply: the sender owns the fields that it sends, may not change what others own
 * unless it forces, and loses what it no longer sends.
 */
final class ServerSideApply {

  private final Target target;
  private final Manager.Id applier;
  private final boolean force;
  private final Instant at;

  ServerSideApply(Target target, ApiRequest request, Instant at) {
    this.target = target;
    this.force = request.query().flag("force");
    this.at = at;
    String name = request.query().text("fieldManager");
    if (name.isEmpty()) {
      throw Wire.badRequest("fieldManager is required for apply patch");
    }
    this.applier = new Manager.Id(name, "Apply", target.apiVersion(), target.subresource());
  }

  ObjectNode apply(ObjectNode current, ObjectNode sent) {
    Set<FieldPath> fields = Fields.of(sent, keyed());
    Ownership ownership =
        Ownership.of(current).settledBefore(applier, Fields.of(current, keyed()), at);
    Map<FieldPath, Set<Manager.Id>> conflicts = conflicts(ownership, fields, current, sent);
    if (!conflicts.isEmpty() && !force) {
      throw conflict(conflicts);
    }
    return merged(current, sent, fields, ownership, conflicts.keySet());
  }

  private boolean keyed() {
    return !target.type().is(Trait.CUSTOM);
  }

  private Map<FieldPath, Set<Manager.Id>> conflicts(
      Ownership ownership, Set<FieldPath> fields, ObjectNode current, ObjectNode sent) {
    Map<FieldPath, Set<Manager.Id>> conflicts = new LinkedHashMap<>();
    for (FieldPath field : fields) {
      Set<Manager.Id> others = ownership.others(applier, field);
      if (!others.isEmpty() && !field.in(current).equals(field.in(sent))) {
        conflicts.put(field, others);
      }
    }
    return conflicts;
  }

  private ObjectNode merged(
      ObjectNode current,
      ObjectNode sent,
      Set<FieldPath> fields,
      Ownership ownership,
      Set<FieldPath> taken) {
    ObjectNode merged = merge(current, sent);
    Set<FieldPath> dropped = new LinkedHashSet<>(ownership.ownedBy(applier));
    dropped.removeAll(fields);
    dropped.stream()
        .filter(field -> ownership.others(applier, field).isEmpty())
        .forEach(field -> field.removeFrom(merged));
    ownership.applied(applier, fields, taken, at);
    ownership.writeTo(merged);
    return merged;
  }

  private ObjectNode merge(ObjectNode current, ObjectNode sent) {
    return keyed()
        ? StrategicMerge.apply(current, sent)
        : (ObjectNode) MergePatch.apply(current, sent);
  }

  private ApiFailure conflict(Map<FieldPath, Set<Manager.Id>> conflicts) {
    ObjectNode details = Json.object();
    ArrayNode causes = details.putArray("causes");
    conflicts.forEach((field, owners) -> causes.add(cause(field, owners)));
    String count = conflicts.size() == 1 ? "1 conflict" : conflicts.size() + " conflicts";
    String message = "Apply failed with %s: %s".formatted(count, sentence(conflicts));
    return Failures.detailed(409, "Conflict", message, details);
  }

  private static String sentence(Map<FieldPath, Set<Manager.Id>> conflicts) {
    return conflicts.entrySet().stream()
        .map(entry -> with(entry.getValue()) + ": " + entry.getKey().display())
        .collect(Collectors.joining("; "));
  }

  private static ObjectNode cause(FieldPath field, Set<Manager.Id> owners) {
    return Json.object()
        .put("reason", "FieldManagerConflict")
        .put("message", with(owners))
        .put("field", field.display());
  }

  private static String with(Set<Manager.Id> owners) {
    Manager.Id owner = List.copyOf(owners).getFirst();
    return "conflict with \"%s\" using %s".formatted(owner.name(), owner.apiVersion());
  }
}
