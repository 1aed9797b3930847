package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.Failures;
import dev.pulih.simulator.cluster.store.ObjectStore;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import dev.pulih.simulator.cluster.store.Trait;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Gets and lists objects. */
final class Reads {

  private final ObjectStore store;
  private final PodLogs logs;

  Reads(ObjectStore store, PodLogs logs) {
    this.store = store;
    this.logs = logs;
  }

  Reply get(Target target, Query query) {
    ObjectNode object = store.require(target.key());
    return switch (target.subresource()) {
      case "" -> Reply.json(200, new Wire(target).out(object));
      case "status" -> Reply.json(200, statusOf(target, object));
      case "scale" -> Reply.json(200, Scale.of(target, object));
      case "log" -> log(target, object, query);
      default -> throw Failures.noSuchResource();
    };
  }

  private static ObjectNode statusOf(Target target, ObjectNode object) {
    if (!target.type().is(Trait.STATUS)) {
      throw Failures.noSuchResource();
    }
    return new Wire(target).out(object);
  }

  private Reply log(Target target, ObjectNode pod, Query query) {
    if (!target.type().equals(ResourceTypes.PODS)) {
      throw Failures.noSuchResource();
    }
    LogRequest request = LogRequest.of(pod, query);
    return Reply.text(
        request.cut(logs.text(target.namespace(), target.name(), query.flag("previous"))));
  }

  Reply list(Target target, Query query) {
    Selection selection = Selection.of(target, query);
    return store.atomically(
        () -> {
          List<ObjectNode> found =
              store.list(target.type(), target.namespace()).stream().filter(selection).toList();
          return Reply.json(200, new Wire(target).list(found, store.revision()));
        });
  }
}
