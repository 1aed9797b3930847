package dev.pulih.flow;

import dev.pulih.analyse.Dossier;
import dev.pulih.analyse.Surroundings;
import dev.pulih.analyse.Symptoms;
import dev.pulih.detect.Detected.OfService;
import dev.pulih.detect.Finding;
import dev.pulih.policy.RestartSeen;
import dev.pulih.policy.Watched;
import dev.pulih.recover.Incident;
import dev.pulih.signal.Pod;
import dev.pulih.signal.SeriesStore;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an analyst is told, from what the latest tick saw: no further query is asked. */
final class Briefings {

  private final List<Watched> services;

  /** Briefings on these services. */
  Briefings(List<Watched> services) {
    this.services = services;
  }

  /** Before the first tick nothing is known. */
  Dossier empty(Incident incident) {
    return dossier(incident, Symptoms.none(), Surroundings.none());
  }

  /**
   * What is at hand about an incident.
   *
   * @param restarts those of late, of any workload
   */
  Dossier of(Incident incident, TickReport report, SeriesStore series, List<RestartSeen> restarts) {
    Symptoms symptoms = symptoms(incident.service(), report);
    Neighbourhood near = Neighbourhood.of(incident.service(), report, series, services);
    return dossier(incident, symptoms, near.surroundings(symptoms, restarts));
  }

  private static Dossier dossier(Incident incident, Symptoms symptoms, Surroundings around) {
    return new Dossier(incident.id(), incident.service(), incident.openedAt(), symptoms, around);
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
        .sorted(Comparator.comparing(Finding::since).thenComparing(Finding::toString))
        .toList();
  }
}
