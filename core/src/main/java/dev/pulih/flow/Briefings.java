package dev.pulih.flow;

import dev.pulih.analyse.Briefing;
import dev.pulih.analyse.Symptoms;
import dev.pulih.detect.Detected.OfService;
import dev.pulih.detect.Finding;
import dev.pulih.recover.Incident;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Pod;
import dev.pulih.signal.Series;
import dev.pulih.signal.SeriesStore;
import dev.pulih.signal.SeriesWindow;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an analyst is told, from what the latest tick saw: no further query is asked. */
final class Briefings {

  private static final Duration SNAPSHOT = Duration.ofMinutes(15);

  private Briefings() {}

  static Briefing empty(Incident incident) {
    return new Briefing(incident.id(), incident.service(), Symptoms.none(), "{}");
  }

  static Briefing of(Incident incident, TickReport report, SeriesStore series) {
    Symptoms symptoms = symptoms(incident.service(), report);
    SeriesWindow window = series.last(SNAPSHOT, s -> concerns(s, incident.service(), symptoms));
    String facts = BriefingJson.of(incident, symptoms, window);
    return new Briefing(incident.id(), incident.service(), symptoms, facts);
  }

  private static Symptoms symptoms(ServiceRef service, TickReport report) {
    Optional<OfService> rules = Optional.ofNullable(report.detected().services().get(service));
    List<Pod> pods = report.inventory().of(service).map(ServiceInventory::pods).orElse(List.of());
    return new Symptoms(
        rules.map(OfService::findings).orElse(List.of()),
        pods,
        rules.map(r -> Set.copyOf(r.restart().pods())).orElse(Set.of()),
        elsewhere(service, report));
  }

  private static List<Finding> elsewhere(ServiceRef service, TickReport report) {
    return report.detected().services().entrySet().stream()
        .filter(e -> !e.getKey().equals(service))
        .flatMap(e -> e.getValue().findings().stream())
        .filter(f -> f.severity().isPresent())
        .sorted(Comparator.comparing(Finding::since))
        .toList();
  }

  /** The service's own series, those of its failing pods, and what its findings are about. */
  private static boolean concerns(Series series, ServiceRef service, Symptoms symptoms) {
    Set<Entity> entities = new HashSet<>();
    entities.add(new Entity.OfService(service));
    symptoms.failing().forEach(pod -> entities.add(new Entity.OfPod(pod)));
    symptoms.findings().forEach(f -> entities.add(f.measured().entity()));
    return entities.contains(series.entity());
  }
}
