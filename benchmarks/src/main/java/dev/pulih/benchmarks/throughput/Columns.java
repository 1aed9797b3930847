package dev.pulih.benchmarks.throughput;

import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Values of many series, tick by tick: a level of its own for each series and noise around it; 1 %
 * are unknown, and one in a thousand is an outlier that matters.
 */
final class Columns {

  /** No multiple of the window's 20, so that a series does not meet its own past in step. */
  private static final int TICKS = 48;

  private static final double UNKNOWN = 0.01;
  private static final double OUTLIER = 0.001;

  private final double[][] ticks;
  private int next;

  private Columns(double[][] ticks) {
    this.ticks = ticks;
  }

  /** The same values at each call. */
  static Columns of(int series) {
    SplittableRandom random = new SplittableRandom(20261125);
    double[] levels = random.doubles(series, 0.01, 0.2).toArray();
    return new Columns(
        Stream.generate(() -> column(levels, random)).limit(TICKS).toArray(double[][]::new));
  }

  private static double[] column(double[] levels, SplittableRandom random) {
    double[] values = new double[levels.length];
    for (int slot = 0; slot < values.length; slot++) {
      values[slot] = value(levels[slot], random);
    }
    return values;
  }

  private static double value(double level, SplittableRandom random) {
    double share = random.nextDouble();
    if (share < UNKNOWN) {
      return Double.NaN;
    }
    double noisy = level * random.nextGaussian(1, 0.05);
    return share < UNKNOWN + OUTLIER ? noisy * 10 : noisy;
  }

  /** The next tick's values, one for each series; after the last tick the first comes again. */
  double[] next() {
    next = next + 1 == ticks.length ? 0 : next + 1;
    return ticks[next];
  }
}
