package dev.pulih.detect;

import dev.pulih.detect.DeviationSettings.OfSignal;
import dev.pulih.detect.Finding.Measured;
import dev.pulih.policy.Watched;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Series;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The deviations of all watched services, their consumer groups and their database servers. */
final class Deviations {

  private static final String RULE = "deviation";

  private record Slot(Series series, OfSignal rule) {}

  private record Standing(Measured measured, Instant since) {}

  private final DeviationSettings settings;
  private final List<Slot> slots;
  private final RollingDeviation rolling;
  private final Map<Series, Standing> standing = new HashMap<>();

  Deviations(DetectionSettings settings, Collection<Watched> watched) {
    this.settings = settings.deviation();
    this.slots = watched.stream().flatMap(this::slots).distinct().toList();
    List<OfSignal> rules = slots.stream().map(Slot::rule).toList();
    this.rolling = new RollingDeviation(this.settings, settings.trust().unknownTicks(), rules);
  }

  /** Judges one tick. */
  void next(Readings readings) {
    for (int slot = 0; slot < slots.size(); slot++) {
      next(slot, readings);
    }
  }

  /** The deviations that count for a service. */
  List<Finding> of(Watched watched) {
    return slots(watched)
        .map(slot -> standing.get(slot.series()))
        .filter(Objects::nonNull)
        .map(s -> new Finding(watched.service(), RULE, s.measured(), s.since(), Optional.empty()))
        .toList();
  }

  private Stream<Slot> slots(Watched watched) {
    return settings.signals().stream()
        .flatMap(
            rule ->
                Entities.configured(watched, rule.signal().kind()).stream()
                    .map(entity -> new Slot(new Series(rule.signal(), entity), rule)));
  }

  private void next(int slot, Readings readings) {
    Series series = slots.get(slot).series();
    double value = readings.of(series.signal(), series.entity()).known().orElse(Double.NaN);
    Baseline past = rolling.baseline(slot);
    rolling.next(slot, value, readings.at());
    if (!rolling.deviates(slot)) {
      standing.remove(series);
    } else if (Double.isFinite(value)) {
      standing.merge(series, stand(slot, value, past, readings.at()), Deviations::prolong);
    }
  }

  private Standing stand(int slot, double value, Baseline past, Instant at) {
    OfSignal rule = slots.get(slot).rule();
    double reach = settings.sigmas() * past.floored(rule.floor()).sigma();
    double bound = rule.direction().at(reach, past.mean(), value);
    Series series = slots.get(slot).series();
    return new Standing(new Measured(series.signal(), series.entity(), value, bound), at);
  }

  private static Standing prolong(Standing before, Standing now) {
    return new Standing(now.measured(), before.since());
  }
}
