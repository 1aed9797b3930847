package dev.pulih.service.web.page;

import dev.pulih.detect.Assessment;
import dev.pulih.detect.DeviationSettings.OfSignal;
import dev.pulih.detect.Direction;
import dev.pulih.detect.Expectation;
import dev.pulih.detect.FindingArchive.Logged;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the plots of a signal show; what is not known is null.
 *
 * @param times the ticks, in seconds since 1970
 * @param value the values, in the signal's unit
 * @param usual what was expected of them, or their mean before, where no deviation is looked for
 * @param low under which a value deviates, where less does; else where the band for comparison ends
 * @param high over which a value deviates, where more does; else the same
 * @param found the values that were findings; null where one was none
 * @param score how unusual they were, in standard deviations
 * @param threshold what a score must reach
 * @param objective the thresholds, by plot
 * @param marks what was found when
 */
record SignalPlots(
    List<Long> times,
    List<@Nullable Double> value,
    List<@Nullable Double> usual,
    List<@Nullable Double> low,
    List<@Nullable Double> high,
    List<@Nullable Double> found,
    List<@Nullable Double> score,
    List<@Nullable Double> threshold,
    Map<String, List<Double>> objective,
    List<Plots.Mark> marks) {

  static SignalPlots of(SeriesTrace trace) {
    return new SignalPlots(
        trace.times().stream().map(Instant::getEpochSecond).toList(),
        each(trace, trace.values()::get),
        expected(trace, Expectation::usual),
        expected(trace, it -> edge(trace, it, Direction.DOWN)),
        expected(trace, it -> edge(trace, it, Direction.UP)),
        found(trace),
        judged(trace, Assessment::score),
        judged(trace, it -> it.expected().threshold()),
        Map.of("value", thresholds(trace.judges())),
        trace.findings().stream().map(SignalPlots::mark).toList());
  }

  /**
   * Over a longer time: with the thresholds of now, and the mean of all with a band around it to
   * compare with. What the detector expected then is not kept.
   */
  static SignalPlots of(SeriesThen then, SeriesTrace.Judges judges) {
    Expectation whole = then.whole();
    double reach = whole.threshold() * whole.sigma();
    return new SignalPlots(
        then.times().stream().map(Instant::getEpochSecond).toList(),
        each(then, then.values()::get),
        each(then, _ -> whole.usual()),
        each(then, _ -> whole.usual() - reach),
        each(then, _ -> whole.usual() + reach),
        each(then, step -> then.found(step).isEmpty() ? Double.NaN : then.values().get(step)),
        each(then, _ -> Double.NaN),
        each(then, _ -> Double.NaN),
        Map.of("value", thresholds(judges)),
        then.findings().about().stream()
            .map(found -> Plots.Mark.at(found.since(), "found", found.rule()))
            .distinct()
            .toList());
  }

  /** Of what could not be read. */
  static SignalPlots nothing() {
    List<@Nullable Double> none = List.of();
    return new SignalPlots(
        List.of(), none, none, none, none, none, none, none, Map.of(), List.of());
  }

  private static List<@Nullable Double> each(SeriesThen then, IntToDoubleFunction figure) {
    return Plotted.of(IntStream.range(0, then.times().size()).mapToDouble(figure));
  }

  /** Each is a line, however many rules have it. */
  private static List<Double> thresholds(SeriesTrace.Judges judges) {
    return Stream.concat(
            judges.bounds().stream().map(Bound::value),
            judges.stages().stream().map(StageBound::value))
        .distinct()
        .toList();
  }

  private static Plots.Mark mark(Logged found) {
    return Plots.Mark.at(found.at(), "found", found.rule());
  }

  private static List<@Nullable Double> found(SeriesTrace trace) {
    return each(trace, tick -> trace.found(tick).isEmpty() ? Double.NaN : trace.values().get(tick));
  }

  private static List<@Nullable Double> judged(
      SeriesTrace trace, ToDoubleFunction<Assessment> figure) {
    return each(trace, tick -> trace.assessed(tick).map(figure::applyAsDouble).orElse(Double.NaN));
  }

  private static List<@Nullable Double> expected(
      SeriesTrace trace, ToDoubleFunction<Expectation> figure) {
    return each(trace, tick -> trace.expected(tick).map(figure::applyAsDouble).orElse(Double.NaN));
  }

  private static List<@Nullable Double> each(SeriesTrace trace, IntToDoubleFunction figure) {
    return Plotted.of(IntStream.range(0, trace.times().size()).mapToDouble(figure));
  }

  /** NaN where nothing deviates on that side. */
  private static double edge(SeriesTrace trace, Expectation expected, Direction side) {
    double reach =
        trace
            .judges()
            .deviation()
            .map(by -> reach(trace, expected, by, side))
            .orElse(expected.threshold() * expected.sigma());
    return expected.usual() + (side == Direction.UP ? reach : -reach);
  }

  /** Where a score sums up several time scales, no distance of the value alone makes it unusual. */
  private static double reach(
      SeriesTrace trace, Expectation expected, OfSignal by, Direction side) {
    if (by.direction() != Direction.BOTH && by.direction() != side) {
      return Double.NaN;
    }
    double effect = by.effect().around(expected.usual());
    return trace.judges().calibrated()
        ? effect
        : Math.max(effect, expected.threshold() * expected.sigma());
  }
}
