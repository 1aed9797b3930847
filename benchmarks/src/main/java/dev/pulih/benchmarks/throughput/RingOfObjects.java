package dev.pulih.benchmarks.throughput;

/**
 * The plain way to write the 3-sigma rule, to compare with: an object with a ring for each series,
 * and sums that slide without a look at their rounding errors. It knows no unknown, no persistence,
 * no floor and no effect, and takes every sample into the window.
 */
final class RingOfObjects {

  private static final int WINDOW = 20;

  private final double[] ring = new double[WINDOW];
  private int count;
  private int head;
  private double sum;
  private double squares;

  /** Whether the value leaves the mean of those before it by more than three sigmas. */
  boolean next(double value) {
    if (Double.isNaN(value)) {
      return false;
    }
    boolean deviates = count == WINDOW && deviates(value);
    take(value);
    return deviates;
  }

  private boolean deviates(double value) {
    double mean = sum / WINDOW;
    double variance = (squares - sum * mean) / (WINDOW - 1);
    return value - mean > 3 * Math.sqrt(Math.max(0, variance));
  }

  private void take(double value) {
    double oldest = ring[head];
    ring[head] = value;
    head = head + 1 == WINDOW ? 0 : head + 1;
    count = Math.min(WINDOW, count + 1);
    sum += value - oldest;
    squares += value * value - oldest * oldest;
  }
}
