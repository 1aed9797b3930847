package dev.pulih.detect.evidence;

import dev.pulih.signal.CallGraph;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds incidents in what several signals of each service show together: no single one need be
 * alarming. Fed with a row of values at a time, at even steps, it looks at what came before only.
 *
 * <p>For each series {@link FlooredLog} → {@link RobustZ} → {@link TailEvidence}, for each service
 * {@link ServiceEvidence}, for all of them {@link IncidentGate} and {@link Suspects}. A series
 * costs some 200 ns a row and 1 KB for its window; nothing is allocated until an incident begins.
 * For one thread.
 */
public final class EvidenceDetector {

  private final EvidenceSettings settings;
  private final int slots;
  private final List<ServiceEvidence> services;
  private final double[] levels;
  private final IncidentGate gate;

  /**
   * A detector that has seen nothing.
   *
   * @param series what is watched; the place of each is that of its value in a row
   */
  public EvidenceDetector(EvidenceSettings settings, List<EvidenceSeries> series) {
    this.settings = settings;
    this.slots = series.size();
    this.services = ServiceEvidence.all(settings, series);
    this.levels = new double[services.size()];
    this.gate = new IncidentGate(settings.alarm(), services.size());
  }

  /**
   * Takes a row.
   *
   * @param at its time, later than that of the row before
   * @param row a value for each series; NaN or infinite where unknown
   * @param calls who calls whom, as far as known
   * @return the incident that begins with it, if one does
   */
  public Optional<EvidenceAlarm> next(Instant at, double[] row, CallGraph calls) {
    if (row.length != slots) {
      throw new IllegalArgumentException(
          "A row has a value for each of %d series; got %d.".formatted(slots, row.length));
    }
    for (int i = 0; i < levels.length; i++) {
      ServiceEvidence service = services.get(i);
      service.weigh(row, row);
      levels[i] = service.level();
      service.learn();
    }
    return gate.next(at, levels) ? Optional.of(alarm(at, calls)) : Optional.empty();
  }

  private EvidenceAlarm alarm(Instant at, CallGraph calls) {
    List<ServiceRef> hot =
        services.stream()
            .filter(service -> gate.hot(service.level()))
            .map(ServiceEvidence::service)
            .toList();
    List<ServiceRef> suspects = new Suspects(totals(), calls, settings.blame()).ranked();
    return new EvidenceAlarm(at, hot, suspects, reasons(hot, suspects));
  }

  private Map<ServiceRef, Double> totals() {
    return services.stream()
        .collect(Collectors.toMap(ServiceEvidence::service, ServiceEvidence::total));
  }

  private List<Contribution> reasons(List<ServiceRef> hot, List<ServiceRef> suspects) {
    return services.stream()
        .filter(s -> hot.contains(s.service()) || suspects.contains(s.service()))
        .flatMap(ServiceEvidence::contributions)
        .sorted(Comparator.comparingDouble(Contribution::nats).reversed())
        .toList();
  }
}
