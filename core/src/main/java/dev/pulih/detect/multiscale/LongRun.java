package dev.pulih.detect.multiscale;

/**
 * The long-run mean and standard deviation of a series, by which each sample is judged before it is
 * taken in: the statistics of all samples at first, then with exponential forgetting (West 1979,
 * Finch 2009). How far a sample can move them is bounded (Huber 1964), so that one absurd value
 * does not blind a series for weeks.
 */
final class LongRun {

  /** In standard deviations; a lower bound would learn a new level too slowly. */
  private static final double BOUND = 30;

  /** The samples before which nothing is known of the spread. */
  private static final double FEW = 30;

  private final double memory;
  private final int mean;
  private final int variance;

  /**
   * Long runs.
   *
   * @param memory in samples
   */
  LongRun(RowLayout layout, double memory) {
    this.memory = memory;
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
   * @param count how many samples there are with it
   */
  double add(double[] table, int row, double y, double floor, double count) {
    if (count <= 1) {
      table[row + mean] = y;
      table[row + variance] = 0;
      return 0;
    }
    double sigma = Math.max(sigma(table, row), floor);
    double distance = y - table[row + mean];
    double most = BOUND * sigma;
    take(table, row, count <= FEW ? distance : Math.clamp(distance, -most, most), count);
    return distance / sigma;
  }

  private void take(double[] table, int row, double distance, double count) {
    double weight = 1 / Math.min(count, memory);
    table[row + mean] += weight * distance;
    table[row + variance] = (1 - weight) * (table[row + variance] + weight * distance * distance);
  }
}
