package dev.pulih.service.backtest;

import dev.pulih.backtest.Deed;
import dev.pulih.backtest.Episode;
import dev.pulih.backtest.Played;
import dev.pulih.backtest.RehearsedIncident;
import dev.pulih.backtest.RuleCount;
import dev.pulih.backtest.ServiceCount;
import dev.pulih.backtest.Sighting;
import dev.pulih.backtest.Whereabouts;
import dev.pulih.policy.Watched;
import dev.pulih.service.backtest.BacktestReport.Done;
import dev.pulih.service.backtest.BacktestReport.Finding;
import dev.pulih.service.backtest.BacktestReport.Given;
import dev.pulih.service.backtest.BacktestReport.Incident;
import dev.pulih.service.backtest.BacktestReport.Rule;
import dev.pulih.service.backtest.BacktestReport.Run;
import dev.pulih.service.backtest.BacktestReport.Service;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What was played, as the report says it. */
final class RunView {

  private final Played played;
  private final List<Watched> watched;
  private final double daysOfTick;

  RunView(Played played, List<Watched> watched, Duration step) {
    this.played = played;
    this.watched = watched;
    this.daysOfTick = step.toMillis() / 86_400_000.0;
  }

  Run of(String configuration) {
    return new Run(
        configuration,
        new TotalsView(played, daysOfTick).totals(),
        played.services().stream().map(this::service).toList(),
        played.findings().counts().stream().map(RunView::rule).toList(),
        played.findings().episodes().stream().map(RunView::finding).toList(),
        played.findings().cut(),
        played.incidents().all().stream().map(RunView::incident).toList(),
        played.incidents().cut(),
        played.sightings().stream().map(RunView::given).toList());
  }

  private Service service(ServiceCount count) {
    double days = count.judged() * daysOfTick;
    long outside = sum(count.service(), c -> c.at(Whereabouts.OUTSIDE));
    return new Service(
        count.service().toString(),
        mode(count.service()),
        count.ticks(),
        count.ticks() == 0 ? 0 : (double) count.unknown() / count.ticks(),
        days,
        sum(count.service(), RuleCount::total),
        outside,
        sum(count.service(), RunView::outsideP1P2),
        TotalsView.rate(outside, days));
  }

  private String mode(ServiceRef service) {
    return watched.stream()
        .filter(w -> w.service().equals(service))
        .map(w -> w.mode().word())
        .findFirst()
        .orElse("");
  }

  private long sum(ServiceRef service, ToLongFunction<RuleCount> what) {
    return played.findings().counts().stream()
        .filter(count -> count.of().service().equals(service))
        .mapToLong(what)
        .sum();
  }

  static long outsideP1P2(RuleCount count) {
    return count.of().severity().isPresent() ? count.at(Whereabouts.OUTSIDE) : 0;
  }

  private static Rule rule(RuleCount count) {
    return new Rule(
        count.of().service().toString(),
        count.of().rule(),
        count.of().severity().map(Enum::name),
        count.total(),
        count.at(Whereabouts.INSIDE),
        count.at(Whereabouts.AFTER),
        count.at(Whereabouts.UNKNOWABLE),
        count.at(Whereabouts.OUTSIDE));
  }

  private static Finding finding(Episode episode) {
    return new Finding(
        episode.about().service().toString(),
        episode.about().rule(),
        episode.about().severity().map(Enum::name),
        episode.about().series().signal().toString(),
        episode.about().series().entity().toString(),
        episode.since(),
        episode.from(),
        episode.to(),
        episode.worst(),
        episode.bound(),
        episode.where().name());
  }

  private static Incident incident(RehearsedIncident incident) {
    return new Incident(
        incident.opened().id(),
        incident.opened().service().toString(),
        incident.opened().members().stream().map(ServiceRef::toString).toList(),
        incident.opened().at(),
        incident.severity().name(),
        incident.opened().headline(),
        incident.where().name(),
        incident.deeds().stream().map(RunView::done).toList(),
        incident.unknowableFrom(),
        incident.end().map(RehearsedIncident.End::at),
        incident.end().map(RehearsedIncident.End::how));
  }

  private static Done done(Deed deed) {
    return new Done(deed.at(), deed.what().name(), deed.why());
  }

  private static Given given(Sighting seen) {
    return new Given(
        seen.known().service().toString(),
        seen.known().from(),
        seen.known().to(),
        seen.ticks(),
        seen.unknown(),
        seen.finding(),
        seen.threshold(),
        seconds(seen, seen.finding()),
        seconds(seen, seen.threshold()),
        seen.missed());
  }

  static Optional<Double> seconds(Sighting seen, Optional<Instant> at) {
    return at.map(instant -> seen.after(instant).toMillis() / 1000.0);
  }
}
