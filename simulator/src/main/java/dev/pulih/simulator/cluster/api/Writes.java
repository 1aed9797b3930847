package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.Failures;
import dev.pulih.simulator.cluster.store.Failures.Cause;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.Meta;
import dev.pulih.simulator.cluster.store.ObjectKey;
import dev.pulih.simulator.cluster.store.ObjectStore;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import dev.pulih.simulator.cluster.store.Trait;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** Creates, updates and patches objects. */
final class Writes {

  private final ObjectStore store;
  private final Target target;
  private final ApiRequest request;
  private final Instant at;
  private final Commit commit;

  Writes(ObjectStore store, Target target, ApiRequest request, Instant at) {
    this.store = store;
    this.target = target;
    this.request = request;
    this.at = at;
    this.commit = new Commit(store, target, request, at);
  }

  Reply create() {
    ObjectNode next = new Wire(target).in(request);
    place(next);
    name(next);
    return Reply.json(201, new Wire(target).out(commit.created(next, false)));
  }

  Reply update() {
    ObjectNode current = store.require(target.key());
    ObjectNode next = sent(current);
    checkIdentity(current, next);
    if (Meta.resourceVersion(next).isEmpty() && target.type().is(Trait.CONDITIONAL_UPDATE)) {
      throw Failures.invalid(target.key(), unconditional());
    }
    return answer(commit.replaced(current, next, false));
  }

  private ObjectNode sent(ObjectNode current) {
    return target.subresource().equals("scale")
        ? Scale.into(current, Wire.object(request))
        : new Wire(target).in(request);
  }

  Reply patch() {
    return request.sender().contentType().equals(Patches.APPLY) ? apply() : change();
  }

  private Reply change() {
    ObjectNode current = store.require(target.key());
    ObjectNode next = patched(current);
    checkIdentity(current, next);
    return answer(commit.replaced(current, next, false));
  }

  private ObjectNode patched(ObjectNode current) {
    boolean scale = target.subresource().equals("scale");
    ObjectNode shown = scale ? Scale.of(target, current) : new Wire(target).out(current);
    ObjectNode patched =
        Patches.apply(target, request.sender().contentType(), shown, request.body());
    return scale ? Scale.into(current, patched) : new Wire(target).in(patched);
  }

  private Reply apply() {
    ObjectNode sent = new Wire(target).in(Yaml.object(request.body()));
    place(sent);
    Json.child(sent, "metadata").put("name", target.name());
    ServerSideApply apply = new ServerSideApply(target, request, at);
    return store
        .get(target.key())
        .map(current -> answer(commit.replaced(current, apply.apply(current, sent), true)))
        .orElseGet(() -> created(apply.apply(Json.object(), sent)));
  }

  private Reply created(ObjectNode next) {
    return Reply.json(201, new Wire(target).out(commit.created(next, true)));
  }

  private Reply answer(ObjectNode stored) {
    return Reply.json(
        200,
        target.subresource().equals("scale")
            ? Scale.of(target, stored)
            : new Wire(target).out(stored));
  }

  private void place(ObjectNode next) {
    String named = Meta.namespace(next);
    if (!named.isEmpty() && !named.equals(target.namespace())) {
      throw Wire.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    }
    if (target.type().namespaced()) {
      store.require(ResourceTypes.NAMESPACES.key("", target.namespace()));
      Json.child(next, "metadata").put("namespace", target.namespace());
    }
  }

  private void name(ObjectNode next) {
    String prefix = Json.text(next, "metadata", "generateName");
    if (Meta.name(next).isEmpty() && !prefix.isEmpty()) {
      String suffix = Long.toString(store.revision() + 1, Character.MAX_RADIX);
      Json.child(next, "metadata").put("name", prefix + suffix);
    }
    if (Meta.name(next).isEmpty()) {
      throw Failures.invalid(ObjectKey.of(target.type(), next), nameless());
    }
  }

  private void checkIdentity(ObjectNode current, ObjectNode next) {
    if (!Meta.name(next).equals(target.name())) {
      throw Wire.badRequest(
          "the name of the object (%s) does not match the name on the URL (%s)"
              .formatted(Meta.name(next), target.name()));
    }
    if (!Meta.uid(next).isEmpty() && !Meta.uid(next).equals(Meta.uid(current))) {
      throw Failures.conflict(
          target.key(),
          "Precondition failed: UID in precondition: %s, UID in object meta: %s"
              .formatted(Meta.uid(next), Meta.uid(current)));
    }
  }

  private static Cause nameless() {
    return new Cause(
        "FieldValueRequired", "Required value: name or generateName is required", "metadata.name");
  }

  private static Cause unconditional() {
    return Cause.invalid("metadata.resourceVersion", "0x0: must be specified for an update");
  }
}
