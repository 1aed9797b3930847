package dev.pulih.detect;

import java.util.Arrays;

/**
 * Mean and sample standard deviation of the latest n samples of many series, O(1) per sample.
 *
 * <p>The idea: sums that slide are cheap but forget nothing, not even their rounding errors. So
 *
 * <ul>
 *   <li>the sum of the samples is a double-double, added to by the error-free transformation {@code
 *       TwoSum} (Knuth, TAOCP vol. 2, 4.2.2; Dekker, Numer. Math. 18, 1971; Neumaier 1974), which
 *       errs by about 2⁻¹⁰⁶ of the largest sum;
 *   <li>the squares are of distances {@code d} from a pivot that is itself in the window: {@code M2
 *       = Σd² − (Σd)²/n}, in Welford's naming (Technometrics 4, 1962), then cancels at most by the
 *       factor n, since the pivot is within √M2 of the mean (shifted data: Chan, Golub and LeVeque,
 *       The American Statistician 37, 1983). Sigma is {@code √(M2 ÷ (n − 1))};
 *   <li>beside them runs a bound of the rounding error of {@code Σd²}. When it exceeds 10⁻¹⁰ of
 *       {@code M2}, as after a sample of another scale has left, the series' sums are computed
 *       anew;
 *   <li>and in turn, whenever the pivot's own place is overwritten, once in n samples.
 * </ul>
 *
 * <p>{@code 1, 2, 3, 4} has the mean 2.5 and, from the pivot 1, {@code M2 = 14 − 6²/4 = 5}: a sigma
 * of √(5/3) = 1.29. Magnitudes from 1e-150 to 1e150 are safe from under- and overflow of squares.
 */
public final class RollingMoments {

  /** The bound of the error of one step of {@code Σd²}, as a share of the sum: 8 roundings. */
  private static final double STEP_ERROR = 0x1p-50;

  /** The error of M2 that is let pass; the square root halves it. */
  private static final double TOLERANCE = 1e-10;

  private static final int FIRST_SLOTS = 64;

  private final int window;
  private double[] samples;
  private int[] counts = new int[FIRST_SLOTS];
  private int[] heads = new int[FIRST_SLOTS];
  private double[] sums = new double[FIRST_SLOTS];
  private double[] sumErrors = new double[FIRST_SLOTS];
  private double[] distances = new double[FIRST_SLOTS];
  private double[] squares = new double[FIRST_SLOTS];
  private double[] doubts = new double[FIRST_SLOTS];

  /** Moments of the latest samples, as many as the window says. */
  public RollingMoments(int window) {
    Require.that(window >= 2, "A window needs at least 2 samples; got %s.", window);
    this.window = window;
    this.samples = new double[FIRST_SLOTS * window];
  }

  /** How many samples the slot holds. */
  public int count(int slot) {
    return slot < counts.length ? counts[slot] : 0;
  }

  /** The mean; NaN without samples. */
  public double mean(int slot) {
    return count(slot) == 0 ? Double.NaN : (sums[slot] + sumErrors[slot]) / counts[slot];
  }

  /** The sample standard deviation; NaN with fewer than two samples. */
  public double sigma(int slot) {
    return count(slot) < 2 ? Double.NaN : Math.sqrt(Math.max(0, m2(slot)) / (counts[slot] - 1));
  }

  /** Takes a finite sample in, and the oldest out if the window is full. */
  public void add(int slot, double sample) {
    grow(slot + 1);
    int place = heads[slot];
    double oldest = samples[slot * window + place];
    samples[slot * window + place] = sample;
    heads[slot] = place + 1 == window ? 0 : place + 1;
    slide(slot, place, oldest, sample);
  }

  /** Forgets a slot's samples. */
  public void clear(int slot) {
    if (slot < counts.length) {
      counts[slot] = 0;
      heads[slot] = 0;
    }
  }

  private void slide(int slot, int place, double oldest, double sample) {
    boolean full = counts[slot] == window;
    counts[slot] += full ? 0 : 1;
    if (place == 0) {
      recompute(slot);
    } else {
      exchange(slot, full, oldest, sample);
    }
  }

  private void exchange(int slot, boolean full, double oldest, double sample) {
    include(slot, sample, 1);
    if (full) {
      include(slot, oldest, -1);
    }
    if (!(doubts[slot] <= TOLERANCE * m2(slot))) {
      recompute(slot);
    }
  }

  private void recompute(int slot) {
    sums[slot] = sumErrors[slot] = distances[slot] = squares[slot] = doubts[slot] = 0;
    for (int i = 0; i < counts[slot]; i++) {
      include(slot, samples[slot * window + i], 1);
    }
  }

  private void include(int slot, double sample, int sign) {
    double d = sample - samples[slot * window];
    double before = squares[slot];
    addToSum(slot, sign * sample);
    distances[slot] += sign * d;
    squares[slot] += sign * d * d;
    doubts[slot] += STEP_ERROR * Math.max(before, squares[slot]);
  }

  /** TwoSum, then the error is renormalised into the pair. */
  private void addToSum(int slot, double x) {
    double a = sums[slot];
    double s = a + x;
    double b = s - a;
    double low = sumErrors[slot] + ((a - (s - b)) + (x - b));
    sums[slot] = s + low;
    sumErrors[slot] = low - (sums[slot] - s);
  }

  private double m2(int slot) {
    return squares[slot] - distances[slot] * distances[slot] / counts[slot];
  }

  private void grow(int wanted) {
    if (wanted > counts.length) {
      int slots = wanted * 2;
      samples = Arrays.copyOf(samples, slots * window);
      counts = Arrays.copyOf(counts, slots);
      heads = Arrays.copyOf(heads, slots);
      growSums(slots);
    }
  }

  private void growSums(int slots) {
    sums = Arrays.copyOf(sums, slots);
    sumErrors = Arrays.copyOf(sumErrors, slots);
    distances = Arrays.copyOf(distances, slots);
    squares = Arrays.copyOf(squares, slots);
    doubts = Arrays.copyOf(doubts, slots);
  }
}
