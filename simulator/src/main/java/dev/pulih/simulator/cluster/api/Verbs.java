package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.Failures;
import dev.pulih.simulator.cluster.store.ObjectStore;
import dev.pulih.simulator.cluster.store.Trait;
import java.time.Instant;
import java.util.Set;

/** Carries out what a request asks of objects, except to watch them. */
final class Verbs {

  private static final Set<String> CHANGEABLE = Set.of("", "status", "scale");

  private final ObjectStore store;
  private final Reads reads;

  Verbs(ObjectStore store, PodLogs logs) {
    this.store = store;
    this.reads = new Reads(store, logs);
  }

  Reply answer(Target target, ApiRequest request, Instant at) {
    String verb = request.verb(target);
    return switch (verb) {
      case "get" -> reads.get(target, request.query());
      case "list" -> reads.list(target, request.query());
      case "create" -> create(target, request, at);
      case "update" -> named(target, request, at).update();
      case "patch" -> named(target, request, at).patch();
      case "delete" -> new Deletes(store, target, request, at).one();
      case "deletecollection" -> new Deletes(store, target, request, at).all();
      default -> throw notAllowed();
    };
  }

  private Reply create(Target target, ApiRequest request, Instant at) {
    if (!target.collection()) {
      throw notAllowed();
    }
    return new Writes(store, target, request, at).create();
  }

  private Writes named(Target target, ApiRequest request, Instant at) {
    if (target.collection()) {
      throw notAllowed();
    }
    if (!CHANGEABLE.contains(target.subresource()) || missing(target)) {
      throw Failures.noSuchResource();
    }
    return new Writes(store, target, request, at);
  }

  private static boolean missing(Target target) {
    return switch (target.subresource()) {
      case "status" -> !target.type().is(Trait.STATUS);
      case "scale" -> !target.type().is(Trait.SCALE);
      default -> false;
    };
  }

  private static RuntimeException notAllowed() {
    return Failures.plain(
        405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
  }
}
