package dev.pulih.backtest;

import dev.pulih.backtest.Episode.About;
import dev.pulih.detect.Finding;
import dev.pulih.flow.TickReport;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The findings of tick after tick as episodes. Each is counted where it begins, the first so many
 * are kept. What stands again since the same time as before is no news, live as well.
 */
final class Episodes {

  /** A page with more of them is read by nobody; all are counted. */
  static final int KEPT = 5_000;

  private final KnownIncidents known;
  private final Sightings sightings;
  private final Strips strips;
  private final Map<About, Running> latest = new HashMap<>();
  private final List<Running> kept = new ArrayList<>();
  private final Map<RuleCount.Of, Map<Whereabouts, Integer>> counts = new HashMap<>();
  private Set<About> standing = Set.of();

  /** An episode that may go on. */
  private static final class Running {
    private Episode episode;

    Running(Episode begun) {
      this.episode = begun;
    }
  }

  Episodes(KnownIncidents known, Sightings sightings, Strips strips) {
    this.known = known;
    this.sightings = sightings;
    this.strips = strips;
  }

  /** Takes in a tick; unknowable are the services of which nobody knows what they would be now. */
  void next(TickReport report, Predicate<ServiceRef> unknowable) {
    Map<About, Finding> now = now(report);
    standing.stream().filter(about -> !now.containsKey(about)).forEach(this::pause);
    now.forEach((about, finding) -> stand(about, finding, report.at(), unknowable));
    standing = now.keySet();
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
    Running before = latest.get(about);
    if (before != null && before.episode.since().equals(finding.since())) {
      before.episode = before.episode.lasting(finding, at);
    } else {
      begin(about, finding, at, unknowable.test(about.service()));
    }
    if (!standing.contains(about)) {
      strips.begin(about, finding.measured().bound(), at);
    }
  }

  private void begin(About about, Finding finding, Instant at, boolean unknown) {
    Whereabouts where = known.of(about.service(), at, unknown);
    Running begun = new Running(Episode.begun(finding, at, where));
    sightings.found(about, at);
    latest.put(about, begun);
    counts
        .computeIfAbsent(RuleCount.Of.of(about), _ -> new EnumMap<>(Whereabouts.class))
        .merge(where, 1, Integer::sum);
    if (kept.size() < KEPT) {
      kept.add(begun);
    }
  }

  /** A threshold that is passed again is so since another time: it need not be remembered. */
  private void pause(About about) {
    strips.end(about);
    if (about.severity().isPresent()) {
      latest.remove(about);
    }
  }

  /** The first so many, by their beginning. */
  List<Episode> all() {
    return kept.stream().map(running -> running.episode).toList();
  }

  List<RuleCount> counts() {
    return counts.entrySet().stream()
        .map(e -> new RuleCount(e.getKey(), e.getValue()))
        .sorted()
        .toList();
  }
}
