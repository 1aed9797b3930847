package dev.pulih.service;

import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.Incident;
import java.util.Map;
import java.util.function.Consumer;

/** Which service an incident is about, for log lines. */
final class Subjects {

  private Subjects() {}

  /** What lines about an incident say beside their text; its id names the service. */
  static Map<String, String> fields(String incident) {
    return Map.of("incident", incident, "service", Incident.refOf(incident).toString());
  }

  /** A listener that says what its lines are about. */
  static Consumer<Recorded> around(Consumer<Recorded> listener) {
    return event -> {
      try (LogContext _ = LogContext.of(fields(event.incident()))) {
        listener.accept(event);
      }
    };
  }
}
