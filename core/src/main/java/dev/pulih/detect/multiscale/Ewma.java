package dev.pulih.detect.multiscale;

/**
 * An exponentially weighted moving average (Roberts 1959), which is the plain mean until it has
 * seen about half as many samples as it spans: {@code mean += max(2 ÷ (span + 1), 1 ÷ n) · (x −
 * mean)}. O(1) for a sample, one number for a series.
 */
final class Ewma {

  private final double weight;
  private final int mean;

  /**
   * Averages.
   *
   * @param span over so many samples; 1 is the sample itself
   */
  Ewma(RowLayout layout, int span) {
    this.weight = 2.0 / (span + 1);
    this.mean = layout.take(1);
  }

  /** The average so far. */
  double mean(double[] table, int row) {
    return table[row + mean];
  }

  /**
   * Takes a sample in; returns the average with it.
   *
   * @param part one sample's part of all there are with it: 1, ½, ⅓...
   */
  double add(double[] table, int row, double x, double part) {
    double before = table[row + mean];
    double now = before + Math.max(weight, part) * (x - before);
    table[row + mean] = now;
    return now;
  }
}
