package dev.pulih.benchmarks.alerts;

import dev.pulih.detect.Detected;
import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.Detector;
import dev.pulih.detect.DeviationSettings;
import dev.pulih.detect.Finding;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Slo;
import dev.pulih.policy.Watched;
import dev.pulih.policy.Watched.Owned;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code ./pulih run} finds: its whole detector with what ships, a tick a row, over the
 * columns that are signals which it reads. An alert is where a service comes under suspicion, its
 * rule {@code joint_evidence}.
 */
final class LiveRule implements AlertRule {

  private static final String RULE = "joint_evidence";
  private static final Duration ROW = Duration.ofMinutes(1);

  private final List<KitSeries> watched;
  private final Set<ServiceRef> services;
  private final Values values;
  private final Detector detector;

  /**
   * Over the columns that are signals; of two for one signal the later column of the list.
   *
   * @param deviation the rule of deviations, of which joint evidence takes its rate
   */
  LiveRule(List<KitSeries> all, DeviationSettings deviation) {
    this.watched =
        all.stream()
            .filter(s -> s.column().signal().isPresent())
            .sorted(Comparator.comparing(KitSeries::column))
            .toList();
    this.services = watched.stream().map(KitSeries::service).collect(Collectors.toSet());
    this.values = new Values(watched);
    this.detector =
        new Detector(
            DetectionSettings.defaults().every(ROW).with(deviation),
            Spans.defaults(),
            services.stream().sorted().map(LiveRule::watched).toList());
  }

  /** No threshold is asked, so that the objective does not matter. */
  private static Watched watched(ServiceRef service) {
    Slo slo = new Slo(0.999, Duration.ofSeconds(1), 0.01);
    return new Watched(service, slo, Mode.OBSERVE, Owned.nothing(), OptionalDouble.empty());
  }

  @Override
  public Optional<Alert> next(Day.Row row) {
    Instant at = row.at();
    Detected detected = detector.detect(readings(row), new Inventory(at, Map.of()));
    Map<ServiceRef, List<Finding>> begun =
        detected.services().values().stream()
            .flatMap(service -> service.findings().stream())
            .filter(finding -> finding.rule().equals(RULE) && finding.since().equals(at))
            .collect(Collectors.groupingBy(Finding::service));
    return begun.isEmpty() ? Optional.empty() : Optional.of(alert(at, begun));
  }

  private Readings readings(Day.Row row) {
    Map<Signal, Map<Entity, Reading>> samples = new HashMap<>();
    services.forEach(service -> put(samples, Signals.SAMPLE_AGE, pod(service), 0));
    double[] latest = values.of(row);
    for (int slot = 0; slot < latest.length; slot++) {
      if (Double.isFinite(latest[slot])) {
        KitSeries series = watched.get(slot);
        Signal signal = series.column().signal().orElseThrow();
        put(samples, signal, new Entity.OfService(series.service()), inUnit(signal, latest[slot]));
      }
    }
    return new Readings(row.at(), samples, Map.of());
  }

  /** Every service was scraped. */
  private static Entity pod(ServiceRef service) {
    return new Entity.OfPod(new PodRef(service.namespace(), service.name() + "-0"));
  }

  /** The kit has percents where a signal is a share. */
  private static double inUnit(Signal signal, double value) {
    return signal.name().equals(Signals.ERROR_RATE.name()) ? value / 100 : value;
  }

  private static void put(
      Map<Signal, Map<Entity, Reading>> samples, Signal signal, Entity entity, double value) {
    samples.computeIfAbsent(signal, _ -> new HashMap<>()).put(entity, Reading.of(value));
  }

  /** Live nobody ranks them: those of which the most signals tell stand first. */
  private static Alert alert(Instant at, Map<ServiceRef, List<Finding>> begun) {
    List<Map.Entry<ServiceRef, List<Finding>>> ranked =
        begun.entrySet().stream()
            .sorted(
                Comparator.<Map.Entry<ServiceRef, List<Finding>>>comparingInt(
                        service -> -service.getValue().size())
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList();
    return new Alert(
        at,
        ranked.stream().map(Map.Entry::getKey).toList(),
        ranked.stream().flatMap(s -> s.getValue().stream()).map(LiveRule::reason).toList());
  }

  private static String reason(Finding finding) {
    return "%s of %s: %.4g, usually %.4g"
        .formatted(
            finding.measured().signal(),
            finding.service(),
            finding.measured().value(),
            finding.measured().bound());
  }

  @Override
  public int series() {
    return watched.size();
  }
}
