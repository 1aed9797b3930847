package dev.pulih.service.web.page;

import dev.pulih.detect.Detected;
import dev.pulih.detect.Finding;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Slo;
import dev.pulih.policy.Watched;
import dev.pulih.service.web.Panorama;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A service on the overview.
 *
 * @param service its name
 * @param mode how far Pulih may go for it
 * @param state how it is
 * @param incident the incident that concerns it, if there is one
 * @param notes what else is to be known of it
 * @param gauges its signals
 */
public record ServiceRow(
    ServiceRef service,
    String mode,
    ServiceState state,
    Optional<IncidentLink> incident,
    Notes notes,
    List<Gauge> gauges) {

  public ServiceRow {
    gauges = List.copyOf(gauges);
  }

  /**
   * What else is to be known of a service.
   *
   * @param rule the rule that found the worst of it; empty if none did
   * @param held why people hold all actions on it, if they do
   * @param breakerOpen whether traffic is shifted, be it by an older incident
   */
  public record Notes(String rule, Optional<String> held, boolean breakerOpen) {}

  /** A service as the latest tick saw it. */
  static ServiceRow of(Watched watched, Optional<Panorama> seen, Backdrop around) {
    ServiceRef service = watched.service();
    Optional<Detected.OfService> rules = seen.flatMap(panorama -> panorama.of(service));
    Optional<Hold> held = around.held(service);
    List<Gauge> gauges = gauges(watched, seen);
    var incident = around.incident(service);
    return new ServiceRow(
        service,
        watched.mode().word(),
        ServiceState.of(incident, rules, gauges.getFirst().isKnown(), held.isPresent()),
        incident.map(IncidentLink::of),
        new Notes(
            rules.map(ServiceRow::worst).orElse(""),
            held.map(Hold::detail),
            around.shifted().contains(service)),
        gauges);
  }

  private static String worst(Detected.OfService rules) {
    return rules.findings().stream().map(Finding::rule).findFirst().orElse("");
  }

  /** The error rate is the first of them. */
  private static List<Gauge> gauges(Watched watched, Optional<Panorama> seen) {
    Slo slo = watched.slo();
    return List.of(
        Gauge.of(
            "signal.errors",
            Signals.ERROR_RATE,
            values(Signals.ERROR_RATE, watched, seen),
            OptionalDouble.of(slo.errorRatio())),
        Gauge.of(
            "signal.p99",
            Signals.P99_LATENCY,
            values(Signals.P99_LATENCY, watched, seen),
            OptionalDouble.of(slo.p99Seconds())),
        Gauge.of(
            "signal.traffic",
            Signals.REQUEST_RATE,
            values(Signals.REQUEST_RATE, watched, seen),
            OptionalDouble.empty()));
  }

  private static double[] values(Signal signal, Watched watched, Optional<Panorama> seen) {
    return seen.map(panorama -> panorama.values(signal, watched.service()))
        .orElseGet(() -> new double[0]);
  }
}
