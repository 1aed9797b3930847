package dev.pulih.service.web.page;

import dev.pulih.detect.Assessment;
import dev.pulih.detect.DeviationSettings.OfSignal;
import dev.pulih.detect.Expectation;
import dev.pulih.recover.Amount;
import dev.pulih.service.web.page.Point.Expected;
import dev.pulih.service.web.page.Point.Reason;
import dev.pulih.signal.Signal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The values of a series, each with why it was a finding or was not.
 *
 * @param trace the series
 */
record Points(SeriesTrace trace) {

  /** The newest first. */
  List<Point> all() {
    return IntStream.range(0, trace.times().size()).mapToObj(this::at).toList().reversed();
  }

  private Point at(int tick) {
    double value = trace.values().get(tick);
    return new Point(
        trace.times().get(tick),
        Double.isFinite(value) ? Amount.text(signal(), value) : "",
        trace.expected(tick).map(expected -> expected(tick, expected)),
        reason(tick, value),
        stages(value));
  }

  private List<StageBound> stages(double value) {
    return trace.judges().stages().stream().filter(stage -> stage.passedBy(value)).toList();
  }

  private Signal signal() {
    return trace.series().signal();
  }

  private static boolean isExpected(Assessment assessment) {
    return Double.isFinite(assessment.expected().threshold());
  }

  private Expected expected(int tick, Expectation expected) {
    return new Expected(
        Amount.text(signal(), expected.usual()),
        Amount.text(signal(), expected.sigma()),
        trace
            .assessed(tick)
            .map(Assessment::score)
            .filter(Double::isFinite)
            .map(Points::number)
            .orElse(""),
        number(expected.threshold()));
  }

  private static String number(double sigmas) {
    return String.format(Locale.ROOT, "%.1f", sigmas);
  }

  private Reason reason(int tick, double value) {
    List<String> found = trace.found(tick);
    if (!found.isEmpty()) {
      return new Reason("point.finding", found);
    }
    if (!Double.isFinite(value)) {
      return new Reason("point.unknown", List.of());
    }
    List<String> passed = passed(value);
    return passed.isEmpty() ? unnamed(tick, value) : new Reason("point.passed", passed);
  }

  private List<String> passed(double value) {
    return trace.judges().bounds().stream()
        .filter(bound -> bound.passedBy(value))
        .map(Bound::rule)
        .toList();
  }

  /** No threshold of a rule is passed; that of a stage may be. */
  private Reason unnamed(int tick, double value) {
    return stages(value).isEmpty() ? quiet(tick, value) : new Reason("point.no-rule", List.of());
  }

  private Reason quiet(int tick, double value) {
    Optional<OfSignal> deviation = trace.judges().deviation();
    String key =
        deviation.isEmpty()
            ? "point.within"
            : trace
                .assessed(tick)
                .map(assessment -> judged(assessment, deviation.orElseThrow(), value))
                .orElse("point.before");
    return new Reason(key, List.of());
  }

  private static String judged(Assessment assessment, OfSignal by, double value) {
    if (!isExpected(assessment)) {
      return "point.learning";
    }
    double usual = assessment.expected().usual();
    double distance = by.direction().distance(value, usual);
    if (!assessment.isUnusual()) {
      return "point.usual";
    }
    return distance > 0 && distance >= by.effect().around(usual) ? "point.waits" : "point.small";
  }
}
