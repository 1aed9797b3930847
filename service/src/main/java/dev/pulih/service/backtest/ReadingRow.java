package dev.pulih.service.backtest;

import dev.pulih.signal.Entity;
import dev.pulih.signal.EntityKind;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.ServiceRef;
import java.util.List;

/**
 * One line of a file of readings.
 *
 * @param time when
 * @param signal as in {@code error_rate[CONDITION]}
 * @param namespace of a service or pod, or of the calling service; empty for other entities
 * @param name of the entity; empty for a signal that could not be read
 * @param toNamespace the namespace of the called service
 * @param toName its name
 * @param value a number, or NaN; for a signal that could not be read, why
 */
record ReadingRow(
    String time,
    String signal,
    String namespace,
    String name,
    String toNamespace,
    String toName,
    String value) {

  static final List<String> COLUMNS =
      List.of("time", "signal", "namespace", "name", "to_namespace", "to_name", "value");

  static ReadingRow of(String time, String signal, Entity entity, String value) {
    return switch (entity) {
      case Entity.OfService(ServiceRef s) ->
          new ReadingRow(time, signal, s.namespace(), s.name(), "", "", value);
      case Entity.OfPod(PodRef p) ->
          new ReadingRow(time, signal, p.namespace(), p.name(), "", "", value);
      case Entity.OfGroup(String group) -> new ReadingRow(time, signal, "", group, "", "", value);
      case Entity.OfDatabase(String server) ->
          new ReadingRow(time, signal, "", server, "", "", value);
      case Entity.OfCall(ServiceRef from, ServiceRef to) ->
          new ReadingRow(
              time, signal, from.namespace(), from.name(), to.namespace(), to.name(), value);
    };
  }

  boolean isFailure() {
    return name.isEmpty();
  }

  /** What names the entity. */
  List<String> key() {
    return List.of(namespace, name, toNamespace, toName);
  }

  /**
   * The entity.
   *
   * @throws IllegalArgumentException if a name is missing
   */
  Entity entity(EntityKind kind) {
    return switch (kind) {
      case SERVICE -> new Entity.OfService(new ServiceRef(namespace, name));
      case POD -> new Entity.OfPod(new PodRef(namespace, name));
      case GROUP -> new Entity.OfGroup(name);
      case DATABASE -> new Entity.OfDatabase(name);
      case CALL ->
          new Entity.OfCall(new ServiceRef(namespace, name), new ServiceRef(toNamespace, toName));
    };
  }
}
