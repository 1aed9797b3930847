package dev.pulih.service;

import dev.pulih.flow.IncidentBook;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.DeviationSeen;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentEvent.StormOpened;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Which service an incident is about, for log lines. The book cannot be asked while it tells of an
 * event, so this hears of the beginnings itself.
 */
final class Subjects implements Consumer<Recorded> {

  private final Map<String, String> services = new ConcurrentHashMap<>();

  /** Learns the incidents of before the start. */
  void learn(IncidentBook book) {
    book.all().forEach(state -> learn(state.facts().incident()));
  }

  private void learn(Incident incident) {
    services.put(incident.id(), incident.service().toString());
  }

  @Override
  public void accept(Recorded event) {
    begun(event.event()).ifPresent(this::learn);
  }

  private static Optional<Incident> begun(IncidentEvent event) {
    return switch (event) {
      case Opened(Incident incident, var _) -> Optional.of(incident);
      case DeviationSeen(Incident incident, var _) -> Optional.of(incident);
      case StormOpened(Incident incident) -> Optional.of(incident);
      case IncidentEvent.Happening _, IncidentEvent.Remark _ -> Optional.empty();
    };
  }

  /** What lines about an incident say beside their text. */
  Map<String, String> fields(String incident) {
    String service = services.get(incident);
    return service == null
        ? Map.of("incident", incident)
        : Map.of("incident", incident, "service", service);
  }

  /** A listener that says what its lines are about. */
  Consumer<Recorded> around(Consumer<Recorded> listener) {
    return event -> {
      accept(event);
      try (LogContext _ = LogContext.of(fields(event.incident()))) {
        listener.accept(event);
      }
    };
  }
}
