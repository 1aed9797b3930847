package dev.pulih.detect.multiscale;

/**
 * An exponentially weighted moving average (Roberts 1959), which is the plain mean until it has
 * seen about as many samples as it spans.
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
   * @param count how many samples there are with it
   */
  double add(double[] table, int row, double x, double count) {
    double before = table[row + mean];
    double share = count * weight > 1 ? weight : 1 / count;
    double now = before + share * (x - before);
    table[row + mean] = now;
    return now;
  }
}
