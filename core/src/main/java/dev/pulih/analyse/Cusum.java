package dev.pulih.analyse;

import java.util.Arrays;
import java.util.Optional;

/**
 * Page's cumulative sum of a series, upwards and downwards: it grows while values stay beyond the
 * slack on one side of the level, and falls back to zero while they do not.
 */
final class Cusum {

  /** In sigmas: a shift of one sigma is found soonest with half of it (Page 1954). */
  private static final double SLACK = 0.5;

  /** In sigmas: with it noise alone passes once in 930 samples on one side (Montgomery). */
  private static final double THRESHOLD = 5;

  private final double[] values;
  private double peak;
  private int from = -1;

  private Cusum(double[] values) {
    this.values = values;
  }

  static Cusum of(double[] values, double typical, double sigma) {
    Cusum sums = new Cusum(values);
    sums.run(typical, sigma);
    sums.run(typical, -sigma);
    return sums;
  }

  private void run(double typical, double sigma) {
    double sum = 0;
    int zero = -1;
    for (int i = 0; i < values.length; i++) {
      sum = Math.max(0, sum + (values[i] - typical) / sigma - SLACK);
      zero = sum == 0 ? i : zero;
      if (sum > peak) {
        peak = sum;
        from = zero + 1;
      }
    }
  }

  /** The strongest departure, its tick counted among these values; empty if there was none. */
  Optional<Departure> departure() {
    return peak > THRESHOLD ? Optional.of(departed()) : Optional.empty();
  }

  private Departure departed() {
    double[] since = Arrays.copyOfRange(values, from, values.length);
    double before = Order.median(Arrays.copyOf(values, Math.max(1, from)));
    double extreme =
        Arrays.stream(since)
            .reduce(before, (a, b) -> Math.abs(b - before) > Math.abs(a - before) ? b : a);
    return new Departure(from, extreme, Order.median(since), peak);
  }
}
