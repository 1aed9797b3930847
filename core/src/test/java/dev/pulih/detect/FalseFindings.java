package dev.pulih.detect;

import dev.pulih.detect.DeviationSettings.OfSignal;
import dev.pulih.detect.NoiseKind.Noise;
import dev.pulih.signal.Signals;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Counts what is found in series of noise in four weeks of virtual time. */
final class FalseFindings {

  private static final int WEEKS = 4;
  private static final int WEEK = 7 * NoiseKind.DAY;
  private static final Duration INTERVAL = Duration.ofSeconds(15);
  private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");
  private static final OfSignal ANY =
      new OfSignal(Signals.KAFKA_LAG, Direction.BOTH, Margin.none(), Margin.none());

  private final int series;
  private final CalibratedDeviation rule;
  private final Noise[] noises;
  private final double[] values;

  /**
   * Findings per series.
   *
   * @param weeks in each week
   * @param threshold the mean one at the end
   */
  record Weeks(List<Double> weeks, double threshold) {

    double week(int week) {
      return weeks.get(week);
    }

    /** The mean of the weeks from one on. */
    double mean(int from) {
      return weeks.stream().skip(from).mapToDouble(found -> found).average().orElseThrow();
    }

    String line(NoiseKind kind, double wanted) {
      String each =
          weeks.stream()
              .map(found -> String.format(Locale.ROOT, "%6.2f", found))
              .collect(Collectors.joining(" | "));
      return String.format(
          Locale.ROOT, "| %-14s | %.0f | %s | %6.2f |", kind, wanted, each, threshold);
    }
  }

  private FalseFindings(Noise[] noises, Calibration calibration) {
    this.series = noises.length;
    this.rule = new CalibratedDeviation(calibration, INTERVAL, 2, Collections.nCopies(series, ANY));
    this.noises = noises;
    this.values = new double[series];
  }

  /** In so many series of a kind. */
  static Weeks of(NoiseKind kind, int series, Calibration calibration) {
    SplittableRandom seeds = new SplittableRandom(kind.name().hashCode());
    return of(
        IntStream.range(0, series).mapToObj(_ -> kind.of(seeds.split())).toArray(Noise[]::new),
        calibration);
  }

  /** In some series. */
  static Weeks of(Noise[] noises, Calibration calibration) {
    FalseFindings findings = new FalseFindings(noises, calibration);
    List<Double> weeks =
        IntStream.range(0, WEEKS).mapToObj(week -> findings.week(week) / noises.length).toList();
    return new Weeks(weeks, findings.threshold());
  }

  private double week(int week) {
    long found = 0;
    for (long tick = (long) week * WEEK; tick < (week + 1L) * WEEK; tick++) {
      for (int slot = 0; slot < series; slot++) {
        values[slot] = noises[slot].at(tick);
      }
      rule.next(values, MONDAY.plus(INTERVAL.multipliedBy(tick)));
      found += IntStream.range(0, series).filter(rule::begins).count();
    }
    return found;
  }

  private double threshold() {
    return IntStream.range(0, series).mapToDouble(rule::threshold).average().orElseThrow();
  }
}
