package dev.pulih.detect.multiscale;

import dev.pulih.detect.multiscale.Seasons.Moment;

/**
 * How unusual the latest sample of a series is: the mean, over a ladder of time scales and over
 * what is usual at this time of the day or the week, of the distance from the series' own long run
 * in standard deviations. Averages over 1, 4, 16 and 64 samples see what lasts from a spike to
 * hours (multi-scale EWMA charts: Lucas and Saccucci 1990); each is judged by the spread of the
 * same average, so that autocorrelation needs no model. The mean asks the scales to agree; their
 * maximum would not.
 *
 * <p>{@code score = (|z₁| + |z₄| + |z₁₆| + |z₆₄| + |z of the season|) ÷ 5}, with {@code z =
 * (average − its long-run mean) ÷ max(its long-run σ, floor)}; the last one is of the average over
 * 16 samples of what {@link Seasons} leave, and 0 until they are known. O(1) for a sample.
 */
public final class Unusualness {

  private static final int[] SPANS = {1, 4, 16, 64};
  private static final int SEASONAL_SPAN = 16;

  /** Samples before which nothing is unusual. */
  private static final double WARM = 50;

  /** In standard deviations: what is found must not teach that it is usual (Siffer 2017). */
  private static final double LASTING = 3;

  private final int count;
  private final ClosingRange range;
  private final Ewma[] levels = new Ewma[SPANS.length];
  private final LongRun[] runs = new LongRun[SPANS.length];
  private final Seasons seasons;
  private final int seasonalCount;
  private final Ewma seasonal;
  private final LongRun seasonalRun;

  /**
   * Of some series.
   *
   * @param memory how long they are remembered, in samples
   */
  public Unusualness(RowLayout layout, int series, double memory) {
    this.count = layout.take(1);
    this.range = new ClosingRange(layout, memory);
    for (int i = 0; i < SPANS.length; i++) {
      levels[i] = new Ewma(layout, SPANS[i]);
      runs[i] = new LongRun(layout, memory);
    }
    this.seasons = new Seasons(layout, series, memory);
    this.seasonalCount = layout.take(1);
    this.seasonal = new Ewma(layout, SEASONAL_SPAN);
    this.seasonalRun = new LongRun(layout, memory);
  }

  /** What series usually are at a time. */
  public Seasons seasons() {
    return seasons;
  }

  /** The usual value of a series now: by its days and weeks if they are known, else by its mean. */
  public double usual(double[] table, int row, int slot, Moment now) {
    double season = seasons.usual(table, row, slot, now) + seasonalRun.mean(table, row);
    boolean known = table[row + seasonalCount] > WARM && !Double.isNaN(season);
    return known ? season : runs[0].mean(table, row);
  }

  /** The standard deviation of single samples around their mean. */
  public double sigma(double[] table, int row) {
    return Math.max(runs[0].sigma(table, row), range.floor(table, row));
  }

  /** Whether enough is known of a series to call a sample unusual. */
  public boolean warm(double[] table, int row) {
    return table[row + count] > WARM;
  }

  /**
   * Takes a finite sample in; returns how unusual it was, in standard deviations.
   *
   * @param slot the series
   * @param least the least standard deviation, whatever the range says
   * @param lasts whether it is part of what was unusual already: such a sample teaches little
   */
  public double add(
      double[] table, int row, int slot, Moment now, double x, double least, boolean lasts) {
    double known = ++table[row + count];
    double part = 1 / known;
    if (known == 1) {
      seasons.begin(table, row, now, x);
    }
    range.add(table, row, x, part);
    double floor = Math.max(least, range.floor(table, row));
    double bound = lasts ? LASTING : LongRun.BOUND;
    double most = bound * Math.max(floor, runs[0].sigma(table, row));
    double residual = x - seasons.usual(table, row, slot, now);
    seasons.learn(table, row, slot, now, x, most);
    double sum =
        levels(table, row, x, floor, part, bound) + season(table, row, residual, floor, bound);
    return warm(table, row) ? sum / (SPANS.length + 1) : 0;
  }

  /** Takes the level of the latest samples for the usual one from now on. */
  public void settle(double[] table, int row) {
    double level = levels[SPANS.length - 1].mean(table, row);
    for (LongRun run : runs) {
      run.move(table, row, level);
    }
    seasonalRun.move(table, row, seasonal.mean(table, row));
  }

  private double levels(
      double[] table, int row, double x, double floor, double part, double bound) {
    double sum = 0;
    for (int i = 0; i < SPANS.length; i++) {
      double level = levels[i].add(table, row, x, part);
      sum += Math.abs(runs[i].add(table, row, level, floor, part, bound));
    }
    return sum;
  }

  private double season(double[] table, int row, double residual, double floor, double bound) {
    if (Double.isNaN(residual)) {
      return 0;
    }
    double known = ++table[row + seasonalCount];
    double level = seasonal.add(table, row, residual, 1 / known);
    double distance = Math.abs(seasonalRun.add(table, row, level, floor, 1 / known, bound));
    return known > WARM ? distance : 0;
  }
}
