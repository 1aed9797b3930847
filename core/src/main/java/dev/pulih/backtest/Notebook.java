package dev.pulih.backtest;

import dev.pulih.backtest.Played.Findings;
import dev.pulih.flow.TickReport;
import dev.pulih.signal.Readings;

/** All that is written down of the ticks of a backtest. */
final class Notebook {

  private final IncidentDesk desk;
  private final Strips strips = new Strips();
  private final Episodes episodes;
  private final ServiceCounts services;
  private final Sightings sightings;
  private Coverage coverage = Coverage.nothing();

  Notebook(KnownIncidents known, IncidentDesk desk) {
    this.desk = desk;
    this.sightings = new Sightings(known);
    this.episodes = new Episodes(known, sightings, strips);
    this.services = new ServiceCounts(known);
  }

  void next(Readings raw, TickReport report) {
    coverage = coverage.next(raw);
    strips.next(report.detected().readings());
    sightings.next(report);
    episodes.next(report, desk::unknowable);
    services.next(report, desk::unknowable);
  }

  Played end() {
    desk.end();
    return new Played(
        coverage,
        services.all(),
        new Findings(episodes.counts(), episodes.all(), strips.all()),
        desk.all(),
        sightings.all());
  }
}
