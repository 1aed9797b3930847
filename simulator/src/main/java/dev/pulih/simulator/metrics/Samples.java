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

  /** The column behind the counters: 1 where a scrape succeeded, 0 where not, NaN if it is gone. */
  private final int up;

  private final int width;
  private final double[] newest;
  private long[] times = new long[FIRST_CAPACITY];
  private double[] values;

  /** By row and column: how much the counter rose since its first sample, restarts included. */
  private double[] risen;

  /** By row and column: how many samples there are up to the row. */
  private int[] counts;

  private int size;

  private Samples(int counters) {
    up = counters;
    width = counters + 1;
    newest = new double[width];
    values = new double[FIRST_CAPACITY * width];
    risen = new double[FIRST_CAPACITY * width];
    counts = new int[FIRST_CAPACITY * width];
  }

  /** Of a pod's requests, in the columns of {@link Column}. */
  public static Samples ofPod() {
    return new Samples(Column.COUNT);
  }

  /** Of a pod's calls to one service, in the columns of {@link CallStatus}. */
  public static Samples ofCalls() {
    return new Samples(CallStatus.COUNT);
  }

  /** The scrape succeeded. */
  public void add(long at, PodCounters counters) {
    addUp(at, counters);
  }

  /** The scrape succeeded. */
  public void add(long at, CallCounts counters) {
    addUp(at, counters);
  }

  private void addUp(long at, Counters counters) {
    int row = row(at, 1);
    counters.expose(values, row);
    for (int column = 0; column < up; column++) {
      if (!Double.isNaN(values[row + column])) {
        rise(row + column, column);
      }
    }
  }

  private void rise(int cell, int column) {
    double value = values[cell];
    double before = newest[column];
    risen[cell] += counts[cell] == 0 ? 0 : value < before ? value : value - before;
    counts[cell]++;
    newest[column] = value;
  }

  /** The scrape failed. */
  public void addDown(long at) {
    row(at, 0);
  }

  /** The target is no longer there; said once. */
  public void addGone(long at) {
    if (size > 0 && !Double.isNaN(value(size - 1, up))) {
      row(at, Double.NaN);
    }
  }

  /** Seconds since the newest scrape, if that one succeeded and is not too old; else NaN. */
  public double age(long at) {
    int latest = firstAfter(at) - 1;
    boolean fresh = latest >= 0 && times[latest] > at - LOOKBACK;
    return fresh && value(latest, up) == 1 ? (at - times[latest]) / 1000.0 : Double.NaN;
  }

  /**
   * The per-second rate of a counter over {@code [from, to]} as Prometheus 2's {@code rate()}
   * computes it; NaN with fewer than two samples.
   */
  public double rate(int column, long from, long to) {
    int first = cell(firstAfter(from - 1), column);
    int last = cell(firstAfter(to) - 1, column);
    return last > first && counts[last] - counts[first] > 0
        ? rate(firstSample(first), lastSample(last), new Extrapolation(from, to))
        : Double.NaN;
  }

  private double rate(int first, int last, Extrapolation window) {
    int steps = counts[last] - counts[first];
    return steps == 0
        ? Double.NaN
        : window.perSecond(
            new Extrapolation.Ends(times[row(first)], times[row(last)], steps),
            values[first],
            risen[last] - risen[first]);
  }

  /** The first cell from here on that holds a sample; there is one. */
  private int firstSample(int cell) {
    int found = cell;
    while (Double.isNaN(values[found])) {
      found += width;
    }
    return found;
  }

  private int lastSample(int cell) {
    int found = cell;
    while (Double.isNaN(values[found])) {
      found -= width;
    }
    return found;
  }

  private int cell(int index, int column) {
    return index * width + column;
  }

  private int row(int cell) {
    return cell / width;
  }

  /** Whether the samples go back to a time. */
  public boolean reaches(long at) {
    return size > 0 && times[0] <= at;
  }

  private double value(int index, int column) {
    return values[index * width + column];
  }

  private int firstAfter(long at) {
    int found = Arrays.binarySearch(times, 0, size, at);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private int row(long at, double scraped) {
    if (size > 0 && times[size - 1] >= at) {
      throw new IllegalArgumentException("Samples ascend in time: " + at + " is not newer.");
    }
    grow();
    int row = size * width;
    Arrays.fill(values, row, row + width, Double.NaN);
    values[row + up] = scraped;
    carryOn(row);
    times[size++] = at;
    return row;
  }

  private void carryOn(int row) {
    if (size > 0) {
      System.arraycopy(risen, row - width, risen, row, width);
      System.arraycopy(counts, row - width, counts, row, width);
    }
  }

  private void grow() {
    if (size == times.length) {
      times = Arrays.copyOf(times, size * 2);
      values = Arrays.copyOf(values, values.length * 2);
      risen = Arrays.copyOf(risen, risen.length * 2);
      counts = Arrays.copyOf(counts, counts.length * 2);
    }
  }
}
