package dev.pulih.detect.multiscale;

import java.nio.ByteBuffer;

/**
 * What series usually are at an hour of the day and at a time of the week (UTC), learned as they
 * go: a mean for each, with the level left in (the profile of Brutlag 2000). A time of the week
 * counts once there were two weeks, an hour of the day once there were two days.
 *
 * <p>Means are kept as their distance from the series' first sample, in single precision: it is the
 * differences that must be exact, not the level. All series' means of one time lie side by side,
 * since a tick needs these and no others. As in {@link LongRun}, what a sample can move is bounded:
 * the hour of an outage is no hour at which outages are usual.
 *
 * <p>For each of the two bins that a sample x falls into, {@code mean += max(1 ÷ n, B ÷ memory) ·
 * clamp(x − mean, ±most)}: n samples were in the bin, and it is one of B = 24 hours of the day or
 * of B = 84 times of the week, so that it forgets as fast as all else, though it sees but one
 * sample in B. It is the seasonal part of exponential smoothing (Winters, Management Science 6,
 * 1960) as Brutlag (LISA 2000) applies it to monitoring; the bound is Huber's (1964). O(1) for a
 * sample, 108 means and counts, 648 bytes, for a series.
 */
public final class Seasons {

  private static final long HOUR = 3600;
  private static final long DAY = 24 * HOUR;
  private static final long WEEK = 7 * DAY;
  private static final int HOURS = 24;

  /** Of the week, two hours each. */
  private static final int TIMES = 84;

  /** The samples of a time before which what they can move is not bounded. */
  private static final int FEW = 30;

  private final int series;
  private final double leastByHour;
  private final double leastByTime;
  private final float[] means;
  private final short[] counts;
  private final int begun;
  private final int origin;

  /** A second since an epoch, and the places of its hour of the day and its time of the week. */
  public record Moment(long second, int hour, int time) {
    /** Where a second lies. */
    public static Moment of(long second) {
      long hour = Math.floorMod(second, DAY) / HOUR;
      long time = Math.floorMod(second, WEEK) / (WEEK / TIMES);
      return new Moment(second, (int) hour, HOURS + (int) time);
    }
  }

  /**
   * Of some series.
   *
   * @param memory in samples
   */
  Seasons(RowLayout layout, int series, double memory) {
    this.series = series;
    this.leastByHour = HOURS / memory;
    this.leastByTime = TIMES / memory;
    this.means = new float[Math.multiplyExact(series, HOURS + TIMES)];
    this.counts = new short[means.length];
    this.begun = layout.take(1);
    this.origin = layout.take(1);
  }

  /** Begins with a series' first sample. */
  void begin(double[] table, int row, Moment now, double x) {
    table[row + begun] = now.second();
    table[row + origin] = x;
  }

  /** What is usual for a series now, by the days and weeks before; NaN while that is not known. */
  double usual(double[] table, int row, int slot, Moment now) {
    double age = now.second() - table[row + begun];
    int hour = place(now.hour(), slot);
    int time = place(now.time(), slot);
    if (age >= 2 * WEEK && counts[time] > 0) {
      return table[row + origin] + means[time];
    }
    return age >= 2 * DAY && counts[hour] > 0 ? table[row + origin] + means[hour] : Double.NaN;
  }

  /**
   * Takes a sample in.
   *
   * @param most how far from what is usual it can be, at most
   */
  void learn(double[] table, int row, int slot, Moment now, double x, double most) {
    double y = x - table[row + origin];
    learn(place(now.hour(), slot), y, leastByHour, most);
    learn(place(now.time(), slot), y, leastByTime, most);
  }

  /** How many bytes the profiles of a series take. */
  static int bytes() {
    return (HOURS + TIMES) * (Float.BYTES + Short.BYTES);
  }

  /** Writes down the profiles of a series. */
  void put(ByteBuffer memory, int slot) {
    for (int bin = 0; bin < HOURS + TIMES; bin++) {
      memory.putFloat(means[place(bin, slot)]).putShort(counts[place(bin, slot)]);
    }
  }

  /** Takes up the profiles of a series. */
  void take(ByteBuffer memory, int slot) {
    for (int bin = 0; bin < HOURS + TIMES; bin++) {
      means[place(bin, slot)] = memory.getFloat();
      counts[place(bin, slot)] = memory.getShort();
    }
  }

  private void learn(int place, double y, double least, double most) {
    int count = Math.min(Short.MAX_VALUE, counts[place] + 1);
    double distance = y - means[place];
    double taken = count <= FEW ? distance : LongRun.bounded(distance, most);
    counts[place] = (short) count;
    means[place] += (float) (Math.max(1.0 / count, least) * taken);
  }

  private int place(int bin, int slot) {
    return bin * series + slot;
  }
}
