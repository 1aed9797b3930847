package dev.pulih.service.web.page;

import dev.pulih.detect.Assessment;
import dev.pulih.detect.DeviationSettings.OfSignal;
import dev.pulih.detect.Direction;
import dev.pulih.detect.Expectation;
import dev.pulih.detect.FindingArchive.Logged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the plots of a signal show; what is not known is null.
 *
 * @param times the ticks, in seconds since 1970
 * @param value the values, in the signal's unit
 * @param usual what was expected of them
 * @param low under which a value deviates, where less does
 * @param high over which a value deviates, where more does
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
        values(trace),
        each(trace, it -> it.expected().usual()),
        each(trace, it -> edge(trace, it, Direction.DOWN)),
        each(trace, it -> edge(trace, it, Direction.UP)),
        found(trace),
        each(trace, Assessment::score),
        each(trace, it -> it.expected().threshold()),
        Map.of("value", trace.judges().bounds().stream().map(Bound::value).toList()),
        trace.findings().stream().map(SignalPlots::mark).toList());
  }

  private static Plots.Mark mark(Logged found) {
    return Plots.Mark.at(found.at(), "found", found.rule());
  }

  private static List<@Nullable Double> values(SeriesTrace trace) {
    List<@Nullable Double> values = new ArrayList<>();
    for (double value : trace.values()) {
      values.add(known(value));
    }
    return values;
  }

  private static List<@Nullable Double> found(SeriesTrace trace) {
    List<@Nullable Double> found = new ArrayList<>();
    for (int tick = 0; tick < trace.times().size(); tick++) {
      found.add(trace.found(tick).isEmpty() ? null : known(trace.values().get(tick)));
    }
    return found;
  }

  private static List<@Nullable Double> each(
      SeriesTrace trace, ToDoubleFunction<Assessment> figure) {
    List<@Nullable Double> figures = new ArrayList<>();
    for (int tick = 0; tick < trace.times().size(); tick++) {
      figures.add(known(trace.assessed(tick).map(figure::applyAsDouble).orElse(Double.NaN)));
    }
    return figures;
  }

  private static @Nullable Double known(double value) {
    return Double.isFinite(value) ? Double.valueOf(value) : null;
  }

  /** NaN where nothing deviates on that side. */
  private static double edge(SeriesTrace trace, Assessment assessment, Direction side) {
    return trace
        .judges()
        .deviation()
        .filter(by -> by.direction() == Direction.BOTH || by.direction() == side)
        .map(by -> reach(trace, assessment, by))
        .map(reach -> assessment.expected().usual() + (side == Direction.UP ? reach : -reach))
        .orElse(Double.NaN);
  }

  /** Where a score sums up several time scales, no distance of the value alone makes it unusual. */
  private static double reach(SeriesTrace trace, Assessment assessment, OfSignal by) {
    Expectation expected = assessment.expected();
    double effect = by.effect().around(expected.usual());
    return trace.judges().calibrated()
        ? effect
        : Math.max(effect, expected.threshold() * expected.sigma());
  }
}
