package dev.pulih.analyse;

import java.util.Arrays;

/** What is told from the order of numbers alone. */
final class Order {

  private Order() {}

  /** The median; NaN of nothing. */
  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }
}
