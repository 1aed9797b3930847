package dev.pulih.backtest;

import dev.pulih.backtest.Episode.About;
import dev.pulih.detect.Detected.OfService;
import dev.pulih.flow.TickReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When each known incident was seen. */
final class Sightings {

  private final List<Sighting> all = new ArrayList<>();

  Sightings(KnownIncidents known) {
    known.all().stream().map(Sighting::none).forEach(all::add);
  }

  void next(TickReport report) {
    all.replaceAll(seen -> seen.known().includes(report.at()) ? look(seen, report) : seen);
  }

  private static Sighting look(Sighting seen, TickReport report) {
    OfService rules = report.detected().services().get(seen.known().service());
    return rules == null ? seen : seen.next(rules.blindSince().isPresent());
  }

  /** A finding began. */
  void found(About about, Instant at) {
    boolean urgent = about.severity().isPresent();
    all.replaceAll(
        seen ->
            seen.known().service().equals(about.service()) && seen.known().includes(at)
                ? seen.found(at, urgent)
                : seen);
  }

  List<Sighting> all() {
    return List.copyOf(all);
  }
}
