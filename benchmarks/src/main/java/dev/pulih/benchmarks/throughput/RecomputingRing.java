package dev.pulih.benchmarks.throughput;

/**
 * The plain way to write an exact 3-sigma rule, to compare with: as {@link RingOfObjects}, but mean
 * and sigma are computed anew from the ring for each sample.
 */
final class RecomputingRing {

  private static final int WINDOW = 20;

  private final double[] ring = new double[WINDOW];
  private int count;
  private int head;

  /** Whether the value leaves the mean of those before it by more than three sigmas. */
  boolean next(double value) {
    if (Double.isNaN(value)) {
      return false;
    }
    boolean deviates = count == WINDOW && deviates(value);
    ring[head] = value;
    head = head + 1 == WINDOW ? 0 : head + 1;
    count = Math.min(WINDOW, count + 1);
    return deviates;
  }

  private boolean deviates(double value) {
    double mean = mean();
    double squares = 0;
    for (double sample : ring) {
      squares += (sample - mean) * (sample - mean);
    }
    return value - mean > 3 * Math.sqrt(squares / (WINDOW - 1));
  }

  private double mean() {
    double sum = 0;
    for (double sample : ring) {
      sum += sample;
    }
    return sum / WINDOW;
  }
}
