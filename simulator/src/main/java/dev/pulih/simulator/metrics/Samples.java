package dev.pulih.simulator.metrics;

import java.util.Arrays;

/**
 * What was scraped from one target, oldest first; times are in milliseconds since 1970. A counter
 * that a scrape did not show is NaN.
 */
public final class Samples {
  /** How far back Prometheus looks for the newest sample of a series: five minutes. */
  public static final long LOOKBACK = 300_000;

  private static final int FIRST_CAPACITY = 64;

  private long[] times = new long[FIRST_CAPACITY];
  private double[] values = new double[FIRST_CAPACITY * Column.COUNT];
  private int size;

  /** The scrape succeeded. */
  public void add(long at, PodCounters counters) {
    int row = row(at, 1);
    counters.expose(values, row);
  }

  /** The scrape failed. */
  public void addDown(long at) {
    row(at, 0);
  }

  /** The target is no longer there; said once. */
  public void addGone(long at) {
    if (size > 0 && !Double.isNaN(value(size - 1, Column.UP))) {
      row(at, Double.NaN);
    }
  }

  /** Seconds since the newest scrape, if that one succeeded and is not too old; else NaN. */
  public double age(long at) {
    int newest = firstAfter(at) - 1;
    boolean fresh = newest >= 0 && times[newest] > at - LOOKBACK;
    return fresh && value(newest, Column.UP) == 1 ? (at - times[newest]) / 1000.0 : Double.NaN;
  }

  /**
   * The per-second rate of a counter over {@code [from, to]} as Prometheus 2's {@code rate()}
   * computes it; NaN with fewer than two samples.
   */
  public double rate(int column, long from, long to) {
    Extrapolation rate = new Extrapolation(from, to);
    int end = firstAfter(to);
    for (int i = firstAfter(from - 1); i < end; i++) {
      rate.sample(times[i], value(i, column));
    }
    return rate.perSecond();
  }

  /** Whether the samples go back to a time. */
  public boolean reaches(long at) {
    return size > 0 && times[0] <= at;
  }

  private double value(int index, int column) {
    return values[index * Column.COUNT + column];
  }

  private int firstAfter(long at) {
    int found = Arrays.binarySearch(times, 0, size, at);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private int row(long at, double up) {
    if (size > 0 && times[size - 1] >= at) {
      throw new IllegalArgumentException("Samples ascend in time: " + at + " is not newer.");
    }
    grow();
    int row = size * Column.COUNT;
    Arrays.fill(values, row, row + Column.COUNT, Double.NaN);
    values[row + Column.UP] = up;
    times[size++] = at;
    return row;
  }

  private void grow() {
    if (size == times.length) {
      times = Arrays.copyOf(times, size * 2);
      values = Arrays.copyOf(values, values.length * 2);
    }
  }
}
