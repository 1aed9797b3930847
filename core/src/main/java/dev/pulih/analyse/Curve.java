package dev.pulih.analyse;

import dev.pulih.signal.Entity;
import dev.pulih.signal.Series;
import dev.pulih.signal.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A series on the axis of a briefing.
 *
 * @param series what was measured
 * @param values one for each tick, NaN where unknown
 * @param level its level, and how it left it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Curve(Series series, double[] values, Level level) {

  static Curve of(Series series, double[] values) {
    return new Curve(series, values, Level.of(values, series.signal()));
  }

  boolean isOfPod() {
    return series.entity() instanceof Entity.OfPod;
  }

  boolean changed() {
    return level.left().isPresent();
  }

  /** How much it says: by how much evidence it left its level. */
  double strength() {
    return level.left().map(Departure::strength).orElse(0.0);
  }

  /** The power of two of how many sigmas it went away from its level. */
  int size() {
    double away = level.left().map(Departure::after).orElse(level.typical()) - level.typical();
    return Math.getExponent(away / level.sigma());
  }

  Digits digits() {
    return Digits.above(level.sigma(), series.signal());
  }

  String unit() {
    return Digits.symbol(Unit.of(series.signal()));
  }

  String name() {
    return series.entity() + " " + series.signal().name();
  }

  double lowest() {
    return Arrays.stream(values).filter(Double::isFinite).min().orElse(Double.NaN);
  }

  double highest() {
    return Arrays.stream(values).filter(Double::isFinite).max().orElse(Double.NaN);
  }

  /** Where it is unknown, in words; empty if it is known throughout. */
  List<String> gaps() {
    int[] known = Known.of(values).ticks();
    List<String> gaps = new ArrayList<>();
    if (known[0] > 0) {
      gaps.add("unknown before tick " + known[0]);
    }
    if (known[known.length - 1] < values.length - 1) {
      gaps.add("unknown after tick " + known[known.length - 1]);
    }
    int inside = known[known.length - 1] - known[0] + 1 - known.length;
    if (inside > 0) {
      gaps.add(inside + " ticks unknown between");
    }
    return gaps;
  }

  /**
   * Whether it has the same shape: it is of the same unit, neither is of something that services
   * share, it left its level at the same time, give or take two ticks, and Pearson's correlation
   * leaves less than a tenth of its variance unexplained.
   */
  boolean resembles(Curve other) {
    return isOfServices()
        && other.isOfServices()
        && unit().equals(other.unit())
        && level.left().isPresent()
        && other.level.left().isPresent()
        && Math.abs(level.left().get().tick() - other.level.left().get().tick()) <= 2
        && correlation(other) >= Math.sqrt(0.9);
  }

  private boolean isOfServices() {
    return switch (series.signal().kind()) {
      case SERVICE, POD, CALL -> true;
      case GROUP, DATABASE -> false;
    };
  }

  private double correlation(Curve other) {
    double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
    for (int i = 0; i < values.length; i++) {
      if (Double.isFinite(values[i]) && Double.isFinite(other.values[i])) {
        n++;
        x += values[i];
        y += other.values[i];
        xx += values[i] * values[i];
        yy += other.values[i] * other.values[i];
        xy += values[i] * other.values[i];
      }
    }
    return (n * xy - x * y) / Math.sqrt((n * xx - x * x) * (n * yy - y * y));
  }
}
