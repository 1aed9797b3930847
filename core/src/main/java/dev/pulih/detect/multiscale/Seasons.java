package dev.pulih.detect.multiscale;

import java.nio.ByteBuffer;

/**
 * What series usually are at an hour of the day and at a time of the week (UTC), learned as they
 * go: a mean for each, with the level left in (the profile of Brutlag 2000). A time of the week
 * counts once there were two weeks, an hour of the day once there were two days.
 */
final class Seasons {

  private static final long HOUR = 3600;
  private static final long DAY = 24 * HOUR;
  private static final long WEEK = 7 * DAY;
  private static final int HOURS = 24;

  /** Of the week, two hours each. */
  private static final int TIMES = 84;

  private static final int BINS = HOURS + TIMES;

  private final double memory;
  private final float[] means;
  private final short[] counts;
  private final int begun;

  /**
   * Of some series.
   *
   * @param memory in samples
   */
  Seasons(RowLayout layout, int series, double memory) {
    this.memory = memory;
    this.begun = layout.take(1);
    this.means = new float[series * BINS];
    this.counts = new short[series * BINS];
  }

  /**
   * How far a sample lies above what is usual at its time, by the days and weeks before; NaN while
   * that is not known. It is one of them from then on.
   *
   * @param slot the series
   * @param second since an epoch
   * @param first whether there was none before
   */
  double add(double[] table, int row, int slot, long second, double x, boolean first) {
    if (first) {
      table[row + begun] = second;
    }
    double age = second - table[row + begun];
    double byHour =
        residual(bin(slot, Math.floorMod(second, DAY) / HOUR), x, HOURS, age >= 2 * DAY);
    long time = HOURS + Math.floorMod(second, WEEK) / (WEEK / TIMES);
    double byTime = residual(bin(slot, time), x, TIMES, age >= 2 * WEEK);
    return Double.isNaN(byTime) ? byHour : byTime;
  }

  /** How many bytes the profiles of a series take. */
  static int bytes() {
    return BINS * (Float.BYTES + Short.BYTES);
  }

  /** Writes down the profiles of a series. */
  void put(ByteBuffer memory, int slot) {
    for (int bin = slot * BINS; bin < (slot + 1) * BINS; bin++) {
      memory.putFloat(means[bin]).putShort(counts[bin]);
    }
  }

  /** Takes up the profiles of a series. */
  void take(ByteBuffer memory, int slot) {
    for (int bin = slot * BINS; bin < (slot + 1) * BINS; bin++) {
      means[bin] = memory.getFloat();
      counts[bin] = memory.getShort();
    }
  }

  private static int bin(int slot, long bin) {
    return slot * BINS + (int) bin;
  }

  private double residual(int bin, double x, int bins, boolean learned) {
    boolean known = learned && counts[bin] > 0;
    double residual = x - means[bin];
    counts[bin] = (short) Math.min(Short.MAX_VALUE, counts[bin] + 1);
    means[bin] += (float) (Math.max(1.0 / counts[bin], bins / memory) * residual);
    return known ? residual : Double.NaN;
  }
}
