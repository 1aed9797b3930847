package dev.pulih.service;

import dev.pulih.flow.Disposal;
import dev.pulih.policy.Retention.Kind;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.DeviationSeen;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentEvent.StormOpened;
import dev.pulih.recover.WrappedLog;
import java.time.Instant;
import java.util.List;
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

  /** A log from which the incidents of before the start are learned as it is read. */
  EventLog learning(EventLog log) {
    return new Learning(log);
  }

  private final class Learning implements WrappedLog {

    private final EventLog log;

    Learning(EventLog log) {
      this.log = log;
    }

    @Override
    public EventLog log() {
      return log;
    }

    @Override
    public List<Recorded> load() {
      List<Recorded> all = log.load();
      all.forEach(Subjects.this);
      return all;
    }
  }

  /** A disposal after which an incident is forgotten here as well. */
  Disposal forgetting(Disposal disposal) {
    return new Disposal() {
      @Override
      public int incident(String id) {
        int rows = disposal.incident(id);
        services.remove(id);
        return rows;
      }

      @Override
      public int records(Kind kind, Instant before, int most) {
        return disposal.records(kind, before, most);
      }
    };
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
