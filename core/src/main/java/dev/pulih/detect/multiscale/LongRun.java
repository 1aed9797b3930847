package dev.pulih.detect.multiscale;

/**
 * The long-run mean and standard deviation of a series, by which each sample is judged before it is
 * taken in: the statistics of all samples at first, then with exponential forgetting (West 1979,
 * Finch 2009), {@code mean += w · d} and {@code variance = (1 − w) · (variance + w · d²)} with
 * {@code d = y − mean} and {@code w = max(1 ÷ n, 1 ÷ memory)}. How far a sample can move them is
 * bounded (Huber 1964), so that one absurd value does not blind a series for weeks. O(1) for a
 * sample, two numbers for a series.
 */
final class LongRun {

  /** In standard deviations; a lower bound would learn a new level too slowly. */
  static final double BOUND = 30;

  /** Until there are 30 samples, too little is known of the spread to bound anything by it. */
  private static final double EARLY = 1.0 / 30;

  private final double least;
  private final int mean;
  private final int variance;

  /**
   * Long runs.
   *
   * @param memory in samples
   */
  LongRun(RowLayout layout, double memory) {
    this.least = 1 / memory;
    this.mean = layout.take(1);
    this.variance = layout.take(1);
  }

  /** The mean so far. */
  double mean(double[] table, int row) {
    return table[row + mean];
  }

  /** The standard deviation so far. */
  double sigma(double[] table, int row) {
    return Math.sqrt(table[row + variance]);
  }

  /** Puts the mean elsewhere; the spread around it stays. */
  void move(double[] table, int row, double level) {
    table[row + mean] = level;
  }

  /**
   * How many standard deviations a sample lies above the mean of those before it; it is one of them
   * from then on.
   *
   * @param floor the least standard deviation
   * @param part one sample's part of all there are with it: 1, ½, ⅓...
   * @param bound how many standard deviations of its distance can move them
   */
  double add(double[] table, int row, double y, double floor, double part, double bound) {
    if (part == 1) {
      table[row + mean] = y;
      table[row + variance] = 0;
      return 0;
    }
    double sigma = Math.max(sigma(table, row), floor);
    double distance = y - table[row + mean];
    take(table, row, part >= EARLY ? distance : bounded(distance, bound * sigma), part);
    return distance / sigma;
  }

  /** The distance, or the most that counts of it. */
  static double bounded(double distance, double most) {
    return Math.abs(distance) > most ? Math.copySign(most, distance) : distance;
  }

  private void take(double[] table, int row, double distance, double part) {
    double weight = Math.max(part, least);
    table[row + mean] += weight * distance;
    table[row + variance] = (1 - weight) * (table[row + variance] + weight * distance * distance);
  }
}
