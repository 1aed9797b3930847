package dev.pulih.analyse;

import dev.pulih.detect.Finding;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Pod;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Series;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What harms the services of a dossier: shares that failed and seconds that were waited for, of the
 * service, of its pods and of the calls to it, where they rose. Traffic harms nobody by itself, and
 * its loss is what a caller's trouble looks like in its callee.
 */
final class Harms {

  private final Dossier dossier;
  private final Map<Entity, List<Harm>> found = new HashMap<>();

  Harms(Dossier dossier) {
    this.dossier = dossier;
    dossier.around().series().series().stream()
        .filter(Harms::canHarm)
        .flatMap(series -> harm(series).stream())
        .forEach(h -> found.computeIfAbsent(whom(h.series()), _ -> new ArrayList<>()).add(h));
  }

  /**
   * The earliest harm to a service: by its numbers, or where they do not show when it began by the
   * rules.
   */
  Optional<Harm> to(ServiceRef service) {
    return byNumbers(service).or(() -> byRules(service));
  }

  private Optional<Harm> byRules(ServiceRef service) {
    return earliest(
        findings()
            .filter(f -> f.severity().isPresent() && f.service().equals(service))
            .map(Harms::harm));
  }

  private static Harm harm(Finding finding) {
    Finding.Measured measured = finding.measured();
    Series series = new Series(measured.signal(), measured.entity());
    return new Harm(series, finding.since(), measured.bound(), measured.value(), 0);
  }

  private Stream<Finding> findings() {
    Symptoms known = dossier.symptoms();
    return Stream.concat(known.findings().stream(), known.elsewhere().stream());
  }

  private Optional<Harm> byNumbers(ServiceRef service) {
    Set<PodRef> pods =
        dossier.around().podsOf(service).stream().map(Pod::ref).collect(Collectors.toSet());
    Stream<Harm> ofPods = pods.stream().flatMap(pod -> of(new Entity.OfPod(pod)));
    return earliest(Stream.concat(of(new Entity.OfService(service)), ofPods));
  }

  /** A database server harms its owners once it has hardly a connection left, as a rule says. */
  Optional<Harm> to(Entity.OfDatabase database) {
    return isShort(database) ? earliest(of(database)) : Optional.empty();
  }

  private boolean isShort(Entity database) {
    return findings()
        .anyMatch(f -> f.severity().isPresent() && f.measured().entity().equals(database));
  }

  private Stream<Harm> of(Entity entity) {
    return found.getOrDefault(entity, List.of()).stream();
  }

  private static Optional<Harm> earliest(Stream<Harm> harms) {
    return harms.min(
        Comparator.comparing(Harm::since)
            .thenComparing(h -> h.series().entity() instanceof Entity.OfPod)
            .thenComparing(Comparator.comparingDouble(Harm::strength).reversed())
            .thenComparing(h -> h.series().toString()));
  }

  /** Averages over longer windows show the same later; and how old a scrape is harms nobody. */
  private static boolean canHarm(Series series) {
    return Spotlight.shows(series)
        && switch (Unit.of(series.signal())) {
          case RATIO, SECONDS -> true;
          case PER_SECOND, COUNT -> false;
        };
  }

  private Optional<Harm> harm(Series series) {
    double[] values = dossier.around().series().values(series);
    Level level = Level.of(values, series.signal());
    return level
        .left()
        .filter(d -> d.rises(level.typical()))
        .map(
            d ->
                new Harm(
                    series,
                    dossier.around().series().times().get(d.tick()),
                    level.typical(),
                    d.after(),
                    d.strength()));
  }

  /** Failing calls harm whom they were made to. */
  private static Entity whom(Series series) {
    return series.entity() instanceof Entity.OfCall call
        ? new Entity.OfService(call.callee())
        : series.entity();
  }
}
