package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.Meta;
import dev.pulih.simulator.cluster.store.ObjectStore;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Sees a request being carried out and writes down what it changed. */
final class Witness {

  /** The code of a request whose connection was broken before anything was done. */
  static final int BROKEN = 0;

  private final ObjectStore store;
  private final Access access;
  private final InstantSource clock;
  private final AuditTrail audit;

  Witness(ObjectStore store, Access access, InstantSource clock, AuditTrail audit) {
    this.store = store;
    this.access = access;
    this.clock = clock;
    this.audit = audit;
  }

  /** Carries out a request with nobody else writing meanwhile. */
  Reply see(ApiRequest request, Optional<Target> target, Supplier<Reply> work) {
    return store.atomically(
        () -> {
          Optional<AuditEntry.Version> before = version(target);
          Reply reply = work.get();
          Optional<Target> subject = subject(request, target, reply);
          write(request, subject, reply.code(), before, version(subject));
          return reply;
        });
  }

  /** Writes down a request that changes nothing. */
  void note(ApiRequest request, Optional<Target> target, int code) {
    Optional<AuditEntry.Version> unchanged = version(target);
    write(request, target, code, unchanged, unchanged);
  }

  /** What the request is about: for a creation, the object whose name only the answer tells. */
  private static Optional<Target> subject(
      ApiRequest request, Optional<Target> target, Reply reply) {
    boolean created = reply.code() == 201 && target.isPresent() && target.get().collection();
    JsonNode object = created ? Json.parse(reply.body()) : Json.object();
    return created && !request.query().dryRun()
        ? target.map(found -> found.named(Meta.name(object)))
        : target;
  }

  private void write(
      ApiRequest request,
      Optional<Target> target,
      int code,
      Optional<AuditEntry.Version> before,
      Optional<AuditEntry.Version> after) {
    String user = access.nameOf(request.sender().token());
    Action action = request.action(target);
    audit.add(new AuditEntry(clock.instant(), user, action, request.asSent(), code, before, after));
  }

  private Optional<AuditEntry.Version> version(Optional<Target> target) {
    return target.flatMap(found -> store.get(found.key())).map(Witness::version);
  }

  private static AuditEntry.Version version(JsonNode object) {
    return new AuditEntry.Version(
        Meta.uid(object), Meta.resourceVersion(object), Meta.generation(object));
  }
}
