package dev.pulih.benchmarks.alerts;

import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.DeviationSettings;
import dev.pulih.detect.DeviationSettings.OfSignal;
import dev.pulih.detect.RollingDeviation;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The bare rule: an alert wherever any signal leaves its previous 20 rows by 3 sigma. */
final class PlainRule implements AlertRule {

  private final DeviationSettings settings = DeviationSettings.plain();
  private final List<KitSeries> watched;
  private final Values values;
  private final RollingDeviation deviation;

  /** Over the columns that are signals of Pulih. */
  PlainRule(List<KitSeries> all) {
    this.watched = all.stream().filter(s -> s.column().signal().isPresent()).toList();
    this.values = new Values(watched);
    this.deviation =
        new RollingDeviation(
            settings,
            DetectionSettings.defaults().trust().unknownTicks(),
            watched.stream().map(s -> qualification(s.column().signal().orElseThrow())).toList());
  }

  private OfSignal qualification(Signal signal) {
    return settings.signals().stream()
        .filter(of -> of.signal().equals(signal))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public Optional<Alert> next(Day.Row row) {
    double[] latest = values.of(row);
    deviation.next(latest, row.at());
    List<Integer> beyond =
        IntStream.range(0, latest.length)
            .filter(slot -> Double.isFinite(latest[slot]) && deviation.deviates(slot))
            .boxed()
            .toList();
    return beyond.isEmpty() ? Optional.empty() : Optional.of(alert(row.at(), beyond, latest));
  }

  private Alert alert(Instant at, List<Integer> beyond, double[] latest) {
    return new Alert(
        at, suspects(beyond), beyond.stream().map(slot -> reason(slot, latest[slot])).toList());
  }

  /** Those whose signals deviate, the one with the most of them first. */
  private List<ServiceRef> suspects(List<Integer> beyond) {
    Map<ServiceRef, Long> counts =
        beyond.stream()
            .collect(
                Collectors.groupingBy(slot -> watched.get(slot).service(), Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<ServiceRef, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private String reason(int slot, double value) {
    return "%s: %.4g, beyond %.4g"
        .formatted(watched.get(slot).name(), value, deviation.bound(slot));
  }

  @Override
  public int series() {
    return watched.size();
  }
}
