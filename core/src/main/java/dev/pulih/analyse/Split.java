package dev.pulih.analyse;

/**
 * The best split of a series into two constant parts.
 *
 * @param at the first sample of the second part
 * @param gain by how much twice the log-likelihood grows, for independent samples of one variance:
 *     n ln(sum of squares around one mean / sum of squares around two)
 */
record Split(int at, double gain) {

  /** Keeps the logarithm of an exact fit finite; doubles carry no more digits. */
  private static final double EXACT = 1e-12;

  /** The best one whose parts both have so many samples, the second at least one. */
  static Split best(double[] values, int least) {
    double[] sums = sums(values);
    int best = values.length;
    double most = 0;
    for (int at = least; at < values.length; at++) {
      double between = between(sums, at);
      if (between > most) {
        most = between;
        best = at;
      }
    }
    return new Split(best, gain(values, sums, most));
  }

  private static double[] sums(double[] values) {
    double[] sums = new double[values.length + 1];
    for (int i = 0; i < values.length; i++) {
      sums[i + 1] = sums[i] + values[i];
    }
    return sums;
  }

  /** The sum of squares that two means explain and one does not. */
  private static double between(double[] sums, int at) {
    int n = sums.length - 1;
    double first = sums[at] / at;
    double second = (sums[n] - sums[at]) / (n - at);
    return (first - second) * (first - second) * at * (n - at) / n;
  }

  private static double gain(double[] values, double[] sums, double between) {
    int n = values.length;
    double total = 0;
    for (double value : values) {
      total += (value - sums[n] / n) * (value - sums[n] / n);
    }
    return total == 0 ? 0 : -n * Math.log(Math.max(EXACT, 1 - between / total));
  }
}
