package dev.pulih.service.web.page;

import dev.pulih.detect.AssessedSeries;
import dev.pulih.detect.Assessment;
import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.DeviationSettings.OfSignal;
import dev.pulih.detect.Expectation;
import dev.pulih.detect.FindingArchive.Logged;
import dev.pulih.detect.Threshold;
import dev.pulih.policy.Watched;
import dev.pulih.service.web.Traces;
import dev.pulih.service.web.View;
import dev.pulih.signal.Series;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A series with all that judges it.
 *
 * @param series the series
 * @param times the ticks, oldest first
 * @param values one for each; NaN where unknown
 * @param judges what looks at it
 * @param findings what was found in it
 */
record SeriesTrace(
    Series series, List<Instant> times, List<Double> values, Judges judges, List<Logged> findings) {

  /** More findings than the ticks in memory have of one service. */
  static final int MOST = 5000;

  /**
   * What looks at a series.
   *
   * @param bounds its thresholds
   * @param stages the stages whose condition it is
   * @param deviation what counts as a deviation of it; empty where none is looked for
   * @param assessed how its past judged each tick
   * @param compared what its past was like at each tick; empty where deviations are looked for
   * @param calibrated whether it is scored over several time scales at once
   */
  record Judges(
      List<Bound> bounds,
      List<StageBound> stages,
      Optional<OfSignal> deviation,
      Map<Instant, Assessment> assessed,
      List<Expectation> compared,
      boolean calibrated) {}

  static SeriesTrace of(Series series, Watched watched, Traces traces, View.Rules rules) {
    List<Instant> times = traces.window().times();
    List<Double> values = Arrays.stream(traces.window().values(series)).boxed().toList();
    return new SeriesTrace(
        series,
        times,
        values,
        judges(series, values, watched, traces, rules),
        found(series, times, watched, rules).about());
  }

  /** What was found in a series from the first of some instants to the last one. */
  static FoundThen found(Series series, List<Instant> times, Watched watched, View.Rules rules) {
    if (times.isEmpty()) {
      return FoundThen.nothing();
    }
    List<Logged> all =
        rules
            .findings()
            .between(List.of(watched.service()), times.getFirst(), times.getLast(), MOST);
    return new FoundThen(
        all.stream().filter(found -> isAbout(series, found, rules.detection())).toList(),
        all.size() < MOST ? Optional.empty() : Optional.of(all.getLast().at()));
  }

  /** A threshold on several signals reports the first of them. */
  private static boolean isAbout(Series series, Logged found, DetectionSettings detection) {
    boolean same = found.signal().equals(series.signal().toString());
    return found.entity().equals(series.entity().toString())
        && (same || thresholds(series, detection).anyMatch(it -> it.name().equals(found.rule())));
  }

  private static Stream<Threshold> thresholds(Series series, DetectionSettings detection) {
    return detection.rules().stream()
        .filter(Threshold.class::isInstance)
        .map(Threshold.class::cast)
        .filter(threshold -> threshold.signals().contains(series.signal()));
  }

  private static Judges judges(
      Series series, List<Double> values, Watched watched, Traces traces, View.Rules rules) {
    Optional<AssessedSeries> assessed =
        traces.assessed().stream().filter(it -> it.series().equals(series)).findFirst();
    Map<Instant, Assessment> byTick = new HashMap<>();
    assessed.ifPresent(it -> it.ticks().forEach(tick -> byTick.put(tick.at(), tick)));
    return new Judges(
        thresholds(series, rules.detection())
            .map(threshold -> Bound.of(threshold, series.signal(), watched, rules.windows()))
            .toList(),
        stages(series, rules.detection()),
        assessed.map(AssessedSeries::by),
        byTick,
        assessed.isPresent() ? List.of() : Comparison.of(values),
        rules.detection().deviation().calibration().isPresent());
  }

  private static List<StageBound> stages(Series series, DetectionSettings detection) {
    return StageBound.on(series.signal(), detection.stages());
  }

  /** How a tick was judged by the past; empty where it was not. */
  Optional<Assessment> assessed(int tick) {
    return Optional.ofNullable(judges.assessed().get(times.get(tick)));
  }

  /** What was expected at a tick, or was usual before it; empty where too little is known. */
  Optional<Expectation> expected(int tick) {
    return (judges.compared().isEmpty()
            ? assessed(tick).map(Assessment::expected)
            : Optional.of(judges.compared().get(tick)))
        .filter(expected -> Double.isFinite(expected.threshold()));
  }

  /** The rules that found something at a tick. */
  List<String> found(int tick) {
    return findings.stream()
        .filter(finding -> finding.at().equals(times.get(tick)))
        .map(Logged::rule)
        .distinct()
        .toList();
  }
}
