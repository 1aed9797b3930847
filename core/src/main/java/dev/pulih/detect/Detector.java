package dev.pulih.detect;

import dev.pulih.detect.Detected.OfService;
import dev.pulih.detect.Detected.Tally;
import dev.pulih.detect.Deviations.Lasting;
import dev.pulih.policy.Watched;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Series;
import dev.pulih.signal.SeriesStore;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the rules say, tick by tick.
 *
 * <p>It has no clock and no memory but the ticks: the same readings in the same order give the same
 * answers, so that it is rebuilt on start by feeding it the history, with the inventory of now. For
 * one thread. Ticks come in the order of time; missing ones count as unknown, as do those fed as
 * {@link Readings#none}.
 */
public final class Detector {

  private final DetectionSettings settings;
  private final Qualifier qualifier;
  private final Deviations deviations;
  private final Optional<JointEvidence> joint;
  private final SeriesStore series = new SeriesStore();
  private final Map<Watched, ServiceDetector> services = new LinkedHashMap<>();
  private Optional<Instant> latest = Optional.empty();

  /**
   * A detector that has seen nothing.
   *
   * @param settings the numbers
   * @param spans how long the windows are
   * @param watched the services, each once
   */
  public Detector(DetectionSettings settings, Spans spans, Collection<Watched> watched) {
    List<ServiceRef> names = watched.stream().map(Watched::service).toList();
    Require.that(
        names.stream().distinct().count() == names.size(),
        "A service is watched twice: %s.",
        names);
    this.settings = settings;
    this.qualifier = new Qualifier(settings.trust(), spans, watched);
    this.deviations = new Deviations(settings, watched);
    this.joint =
        settings
            .joint()
            .filter(_ -> !settings.deviation().bare())
            .map(how -> new JointEvidence(how, settings, spans.of(Span.RECENT), watched));
    int half = halfWindow(settings, spans);
    watched.forEach(service -> services.put(service, new ServiceDetector(service, settings, half)));
  }

  private static int halfWindow(DetectionSettings settings, Spans spans) {
    return (int) spans.of(Span.RECENT).dividedBy(2).dividedBy(settings.interval());
  }

  /**
   * What the rules say at the next tick.
   *
   * @param raw what was read
   * @param inventory what runs in the cluster; empty or old where that is not known
   * @throws IllegalArgumentException if the tick is not later than the one before
   */
  public Detected detect(Readings raw, Inventory inventory) {
    latest.ifPresent(last -> fill(last, raw.at(), inventory));
    return tick(raw, inventory);
  }

  /** What is learned of the series up to now. */
  public DeviationMemory memory() {
    return deviations.memory();
  }

  /** Takes up what was learned before, and does not learn the same ticks again. */
  public void remember(DeviationMemory memory) {
    deviations.remember(memory);
  }

  /** The qualified readings of the latest ticks. */
  public SeriesStore series() {
    return series;
  }

  /** How the latest values of some series were judged by their past. */
  public List<AssessedSeries> assessed(Predicate<Series> wanted) {
    return deviations.assessed(wanted);
  }

  private void fill(Instant last, Instant next, Inventory inventory) {
    Instant from = max(last, next.minus(settings.interval().multipliedBy(SeriesStore.TICKS)));
    Duration half = settings.interval().dividedBy(2);
    Instant missed = from.plus(settings.interval());
    while (missed.plus(half).isBefore(next)) {
      tick(Readings.none(missed), inventory);
      missed = missed.plus(settings.interval());
    }
  }

  private Detected tick(Readings raw, Inventory inventory) {
    Inventory known = inventory.since(raw.at().minus(settings.trust().inventoryAge()));
    Readings readings = qualifier.qualify(raw, known);
    series.append(readings);
    deviations.next(readings);
    joint.ifPresent(j -> j.next(readings));
    latest = Optional.of(raw.at());
    return new Detected(readings, services(readings, known), tally());
  }

  private Tally tally() {
    return new Tally(
        deviations.watched(),
        deviations.begun(),
        deviations.achieved(),
        joint.map(JointEvidence::begun).orElse(0));
  }

  private Map<ServiceRef, OfService> services(Readings readings, Inventory known) {
    boolean current = !known.at().isAfter(readings.at().plus(settings.trust().freshness()));
    Map<ServiceRef, OfService> answers = new HashMap<>();
    services.forEach(
        (watched, service) -> {
          Scene scene = service.scene(readings, known.of(watched.service()), current);
          answers.put(watched.service(), service.next(scene, anomalies(watched, readings.at())));
        });
    return answers;
  }

  /** What pages nobody: deviations that count already, and what signals show together. */
  private List<Finding> anomalies(Watched watched, Instant at) {
    Stream<Finding> alone =
        deviations
            .of(watched)
            .filter(d -> joint.stream().noneMatch(j -> j.waits(d, at)))
            .map(Lasting::finding);
    Stream<Finding> together = joint.stream().flatMap(j -> j.of(watched.service()));
    return Stream.concat(alone, together).toList();
  }

  private static Instant max(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
