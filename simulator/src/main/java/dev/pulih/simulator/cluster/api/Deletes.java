package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.Failures;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.Meta;
import dev.pulih.simulator.cluster.store.ObjectKey;
import dev.pulih.simulator.cluster.store.ObjectStore;
import dev.pulih.simulator.cluster.store.ResourceType;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import dev.pulih.simulator.cluster.store.Trait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Deletes objects: pods gracefully, everything else at once, and a namespace with everything in it.
 */
final class Deletes {

  private static final int DEFAULT_GRACE = 30;

  private final ObjectStore store;
  private final Target target;
  private final ApiRequest request;
  private final Instant at;

  Deletes(ObjectStore store, Target target, ApiRequest request, Instant at) {
    this.store = store;
    this.target = target;
    this.request = request;
    this.at = at;
  }

  Reply one() {
    ObjectNode current = store.require(target.key());
    JsonNode options = options();
    checkPreconditions(current, options.path("preconditions"));
    Duration grace = grace(current, options);
    return grace.isZero() ? atOnce(current) : gracefully(grace);
  }

  Reply all() {
    Selection selection = Selection.of(target, request.query());
    List<ObjectNode> found =
        store.list(target.type(), target.namespace()).stream().filter(selection).toList();
    found.forEach(object -> end(ObjectKey.of(target.type(), object), grace(object, options())));
    return Reply.json(200, new Wire(target).list(found, store.revision()));
  }

  private Reply atOnce(ObjectNode current) {
    end(target.key(), Duration.ZERO);
    ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    status
        .put("status", "Success")
        .putObject("details")
        .put("name", target.name())
        .put("group", target.group())
        .put("kind", target.type().plural())
        .put("uid", Meta.uid(current));
    return Reply.json(200, status);
  }

  private Reply gracefully(Duration grace) {
    end(target.key(), grace);
    return Reply.json(200, new Wire(target).out(store.require(target.key())));
  }

  private void end(ObjectKey key, Duration grace) {
    if (request.query().dryRun()) {
      return;
    }
    if (grace.isZero()) {
      empty(key);
      store.delete(key);
    } else {
      store.markDeleted(key, grace, at);
    }
  }

  private void empty(ObjectKey key) {
    if (key.type().equals(ResourceTypes.NAMESPACES)) {
      ResourceTypes.all().stream()
          .filter(ResourceType::namespaced)
          .flatMap(type -> store.list(type, key.name()).stream().map(o -> ObjectKey.of(type, o)))
          .toList()
          .forEach(store::delete);
    }
  }

  private JsonNode options() {
    return request.body().isBlank() ? Json.object() : Wire.object(request.body());
  }

  private Duration grace(ObjectNode object, JsonNode options) {
    if (!target.type().is(Trait.GRACEFUL_DELETION)) {
      return Duration.ZERO;
    }
    int usual = Json.number(object, DEFAULT_GRACE, "spec", "terminationGracePeriodSeconds");
    int asked = Json.number(options, usual, "gracePeriodSeconds");
    return Duration.ofSeconds(request.query().number("gracePeriodSeconds", asked));
  }

  private void checkPreconditions(ObjectNode current, JsonNode wanted) {
    check(wanted, "resourceVersion", Meta.resourceVersion(current));
    check(wanted, "uid", Meta.uid(current));
  }

  private void check(JsonNode wanted, String field, String found) {
    if (wanted.has(field) && !wanted.path(field).asString("").equals(found)) {
      throw Failures.conflict(
          target.key(),
          "the %s in the precondition (%s) does not match the %s in record (%s). The object might"
                  .formatted(field, wanted.path(field).asString(""), field, found)
              + " have been modified");
    }
  }
}
