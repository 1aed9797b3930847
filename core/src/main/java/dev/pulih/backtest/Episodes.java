package dev.pulih.backtest;

import dev.pulih.backtest.Episode.About;
import dev.pulih.detect.Finding;
import dev.pulih.flow.TickReport;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The findings of tick after tick as episodes; each is counted, the first so many are kept. */
final class Episodes {

  /** A page with more of them is read by nobody; all are counted. */
  static final int KEPT = 5_000;

  private final KnownIncidents known;
  private final Sightings sightings;
  private final Strips strips;
  private final Map<About, Episode> open = new LinkedHashMap<>();
  private final List<Episode> over = new ArrayList<>();
  private final Map<RuleCount.Of, Map<Whereabouts, Integer>> counts = new HashMap<>();

  Episodes(KnownIncidents known, Sightings sightings, Strips strips) {
    this.known = known;
    this.sightings = sightings;
    this.strips = strips;
  }

  /** Takes in a tick; unknowable are the services of which nobody knows what they would be now. */
  void next(TickReport report, Predicate<ServiceRef> unknowable) {
    Map<About, Finding> now = now(report);
    List.copyOf(open.keySet()).stream().filter(about -> !now.containsKey(about)).forEach(this::end);
    now.forEach((about, finding) -> stand(about, finding, report.at(), unknowable));
  }

  private static Map<About, Finding> now(TickReport report) {
    Map<About, Finding> now = new LinkedHashMap<>();
    report.detected().services().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(service -> service.getValue().findings().stream())
        .forEach(finding -> now.putIfAbsent(About.of(finding), finding));
    return now;
  }

  private void stand(About about, Finding finding, Instant at, Predicate<ServiceRef> unknowable) {
    Episode before = open.get(about);
    if (before == null) {
      boolean unknown = unknowable.test(about.service());
      Whereabouts where = known.of(about.service(), at, unknown);
      sightings.found(about, at);
      open.put(about, Episode.begun(finding, at, where));
      strips.begin(about, finding.measured().bound(), at);
    } else {
      open.put(about, before.lasting(finding, at));
    }
  }

  private void end(About about) {
    Episode ended = Optional.ofNullable(open.remove(about)).orElseThrow();
    strips.end(about);
    counts
        .computeIfAbsent(RuleCount.Of.of(about), _ -> new EnumMap<>(Whereabouts.class))
        .merge(ended.where(), 1, Integer::sum);
    if (over.size() < KEPT) {
      over.add(ended);
    }
  }

  /** Ends what stands at the end of the range. */
  void end() {
    List.copyOf(open.keySet()).forEach(this::end);
  }

  List<Episode> all() {
    return over.stream().sorted(Comparator.comparing(Episode::from)).toList();
  }

  List<RuleCount> counts() {
    return counts.entrySet().stream()
        .map(e -> new RuleCount(e.getKey(), e.getValue()))
        .sorted()
        .toList();
  }
}
