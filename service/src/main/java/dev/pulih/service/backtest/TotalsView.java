package dev.pulih.service.backtest;

import dev.pulih.backtest.Deed.What;
import dev.pulih.backtest.Played;
import dev.pulih.backtest.RuleCount;
import dev.pulih.backtest.ServiceCount;
import dev.pulih.backtest.Sighting;
import dev.pulih.backtest.Whereabouts;
import dev.pulih.service.backtest.BacktestReport.Totals;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** What was played, in a few numbers. */
record TotalsView(Played played, double daysOfTick) {

  Totals totals() {
    long outside = sum(count -> count.at(Whereabouts.OUTSIDE));
    long urgent = sum(RunView::outsideP1P2);
    double days = daysOfTick * played.services().stream().mapToLong(ServiceCount::judged).sum();
    return new Totals(
        sum(RuleCount::total),
        outside,
        urgent,
        days,
        rate(outside, days),
        rate(urgent, days),
        played.incidents().total(),
        played.incidents().counts().getOrDefault(Whereabouts.OUTSIDE, 0),
        with(What.RESTART),
        with(What.SHIFT),
        with(What.PAGE),
        played.sightings().stream().filter(Sighting::played).count(),
        played.sightings().stream().filter(Sighting::missed).count(),
        median(seen -> RunView.seconds(seen, seen.finding())),
        median(seen -> RunView.seconds(seen, seen.threshold())));
  }

  /** Without any time there is no rate. */
  static Optional<Double> rate(long count, double days) {
    return days > 0 ? Optional.of(count / days) : Optional.empty();
  }

  private long sum(ToLongFunction<RuleCount> what) {
    return played.findings().counts().stream().mapToLong(what).sum();
  }

  private long with(What what) {
    return played.incidents().deeds().getOrDefault(what, 0);
  }

  private Optional<Double> median(Function<Sighting, Optional<Double>> seconds) {
    List<Double> sorted =
        played.sightings().stream().flatMap(seen -> seconds.apply(seen).stream()).sorted().toList();
    int half = sorted.size() / 2;
    return sorted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            sorted.size() % 2 == 1
                ? sorted.get(half)
                : (sorted.get(half - 1) + sorted.get(half)) / 2);
  }
}
