package dev.pulih.service;

import dev.pulih.recover.EventLog.Queued;
import dev.pulih.service.trace.Stretch;
import dev.pulih.service.trace.Tracer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What is logged and traced about an effect while it is tried. */
final class Scopes {

  private final Tracer tracer;

  Scopes(Tracer tracer) {
    this.tracer = tracer;
  }

  /** Tries an effect; false if it came to nothing. */
  void around(Queued queued, BooleanSupplier attempt) {
    Map<String, String> about = Subjects.fields(queued.id().incident());
    try (LogContext _ = LogContext.of(about);
        Stretch tried = tracer.openFor(decision(queued), name(queued), fields(queued, about))) {
      if (!attempt.getAsBoolean()) {
        tried.failed();
      }
    }
  }

  /** The event that it was decided with. */
  private static String decision(Queued queued) {
    return queued.id().incident() + "/" + queued.id().seq();
  }

  private static String name(Queued queued) {
    return "effect " + queued.effect().getClass().getSimpleName();
  }

  private static Map<String, String> fields(Queued queued, Map<String, String> about) {
    Map<String, String> fields = new HashMap<>(about);
    fields.put("effect", queued.id().text());
    return fields;
  }
}
