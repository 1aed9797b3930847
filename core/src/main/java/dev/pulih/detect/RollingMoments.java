package dev.pulih.detect;

import java.util.Arrays;

/**
 * Mean and sample standard deviation of the latest n samples of many series, O(1) per sample.
 *
 * <p>The idea: sums that slide are cheap but forget nothing, not even their rounding errors. So
 *
 * <ul>
 *   <li>the sum of the samples runs beside the sum of its own rounding errors, which the error-free
 *       transformation {@code TwoSum} tells (Knuth, TAOCP vol. 2, 4.2.2; Dekker, Numer. Math. 18,
 *       1971; Neumaier 1974);
 *   <li>the squares are of distances {@code d} from a pivot that is itself in the window: {@code M2
 *       = Σd² − (Σd)²/n}, in Welford's naming (Technometrics 4, 1962), then cancels at most by the
 *       factor n, since the pivot is within √M2 of the mean (shifted data: Chan, Golub and LeVeque,
 *       The American Statistician 37, 1983). Sigma is {@code √(M2 ÷ (n − 1))};
 *   <li>beside them runs a bound of the rounding error of {@code M2}. When it exceeds 10⁻¹⁰ of
 *       {@code M2}, as after a sample of another scale has left, the series' sums are computed
 *       anew;
 *   <li>and in turn, whenever the pivot's own place is overwritten, once in n samples.
 * </ul>
 *
 * <p>{@code 1, 2, 3, 4} has the mean 2.5 and, from the pivot 1, {@code M2 = 14 − 6²/4 = 5}: a sigma
 * of √(5/3) = 1.29. Magnitudes from 1e-150 to 1e150 are safe from under- and overflow of squares.
 *
 * <p>Each quantity is an array with a place for each slot, so that a tick walks all of them in
 * order.
 */
public final class RollingMoments {

  /** The bound of the error of one step of {@code M2}, as a share of Σd²: 16 roundings. */
  private static final double STEP_ERROR = 0x1p-49;

  /** The error of M2 that is let pass; the square root halves it. */
  private static final double TOLERANCE = 1e-10;

  private static final int FIRST_SLOTS = 64;

  private final int window;
  private double[] samples;
  private int[] counts = new int[FIRST_SLOTS];
  private int[] heads = new int[FIRST_SLOTS];
  private double[] pivots = new double[FIRST_SLOTS];
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
    int n = count(slot);
    return n == 0 ? Double.NaN : (sums[slot] + sumErrors[slot]) / n;
  }

  /** The sample standard deviation; NaN with fewer than two samples. */
  public double sigma(int slot) {
    int n = count(slot);
    return n < 2 ? Double.NaN : Math.sqrt(Math.max(0, spread(slot, n)) / (n * (n - 1.0)));
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
    if (counts[slot] < window) {
      counts[slot]++;
      recompute(slot);
    } else if (place == 0 || !exchange(slot, oldest, sample)) {
      recompute(slot);
    }
  }

  /** Puts one sample in the place of another; false if the sums can no longer be relied on. */
  private boolean exchange(int slot, double oldest, double sample) {
    double in = sample - pivots[slot];
    double out = oldest - pivots[slot];
    addToSum(slot, sample);
    addToSum(slot, -oldest);
    distances[slot] = distances[slot] + in - out;
    double most = squares[slot] + in * in;
    squares[slot] = most - out * out;
    doubts[slot] += STEP_ERROR * most;
    return doubts[slot] * window <= TOLERANCE * spread(slot, window);
  }

  private void recompute(int slot) {
    int first = slot * window;
    double pivot = samples[first];
    double distance = 0;
    double square = 0;
    sums[slot] = sumErrors[slot] = 0;
    for (int i = first; i < first + counts[slot]; i++) {
      double d = samples[i] - pivot;
      addToSum(slot, samples[i]);
      distance += d;
      square += d * d;
    }
    pivots[slot] = pivot;
    distances[slot] = distance;
    squares[slot] = square;
    doubts[slot] = STEP_ERROR * counts[slot] * square;
  }

  /** TwoSum: the sum as it is rounded, and what the rounding took. */
  private void addToSum(int slot, double x) {
    double a = sums[slot];
    double s = a + x;
    double b = s - a;
    sums[slot] = s;
    sumErrors[slot] += (a - (s - b)) + (x - b);
  }

  /** {@code n · M2}, which needs no division. */
  private double spread(int slot, double n) {
    return n * squares[slot] - distances[slot] * distances[slot];
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
    pivots = Arrays.copyOf(pivots, slots);
    sums = Arrays.copyOf(sums, slots);
    sumErrors = Arrays.copyOf(sumErrors, slots);
    distances = Arrays.copyOf(distances, slots);
    squares = Arrays.copyOf(squares, slots);
    doubts = Arrays.copyOf(doubts, slots);
  }
}
