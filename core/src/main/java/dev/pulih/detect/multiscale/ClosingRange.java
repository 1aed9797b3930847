package dev.pulih.detect.multiscale;

/**
 * The range that a series has kept to, which opens at once and closes slowly; and from it the least
 * spread that counts as one. A change of a flat or quantised series that nobody would see in a plot
 * is not unusual, however flat the series was; and what is measured from another zero is judged the
 * same.
 */
final class ClosingRange {

  /** One per cent of a plot's height can hardly be seen. */
  private static final double OF_RANGE = 0.01;

  /** Rounding, where values are large and hardly differ. */
  private static final double OF_MAGNITUDE = 0.001;

  private static final double LEAST = 1e-9;

  private final double memory;
  private final int high;
  private final int low;

  /**
   * Ranges.
   *
   * @param memory the samples after which one that nothing touches has closed to a third
   */
  ClosingRange(RowLayout layout, double memory) {
    this.memory = memory;
    this.high = layout.take(1);
    this.low = layout.take(1);
  }

  /** Takes a sample in; {@code first} says that nothing was in the range before. */
  void add(double[] table, int row, double x, boolean first) {
    double top = first ? x : table[row + high];
    double bottom = first ? x : table[row + low];
    double step = (top - bottom) / memory;
    table[row + high] = Math.max(x, top - step);
    table[row + low] = Math.min(x, bottom + step);
  }

  /** The least standard deviation that is believed. */
  double floor(double[] table, int row) {
    double top = table[row + high];
    double bottom = table[row + low];
    double magnitude = Math.max(Math.abs(top), Math.abs(bottom));
    return Math.max(OF_RANGE * (top - bottom), OF_MAGNITUDE * magnitude + LEAST);
  }
}
