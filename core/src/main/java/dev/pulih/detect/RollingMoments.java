package dev.pulih.detect;

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
 * <p>A tick is taken by all series at once. Where one has no sample, its pivot is exchanged for its
 * pivot, so that the sums of all are moved on by the same few loops without a branch, which the JIT
 * vectorises (each stores into one array only, or it does not). For one thread.
 */
public final class RollingMoments {

  /** The bound of the error of one step of {@code M2}, as a share of Σd²: 16 roundings. */
  private static final double STEP_ERROR = 0x1p-49;

  /** The error of M2 that is let pass; the square root halves it. */
  private static final double TOLERANCE = 1e-10;

  private final int window;

  /** Place by place, for the windows of most series stand at the same place. */
  private final double[] samples;

  private final int[] heads;
  private final double[] counts;
  private final double[] pivots;
  private final double[] sums;
  private final double[] sumErrors;
  private final double[] distances;
  private final double[] squares;
  private final double[] doubts;
  private final Scratch scratch;

  /** Moments of the latest samples of some series, as many samples as the window says. */
  public RollingMoments(int window, int slots) {
    this(window, slots, new Scratch(slots));
  }

  /** The same with a scratch pad that it may share with others that are used in turn. */
  RollingMoments(int window, int slots, Scratch scratch) {
    Require.that(window >= 2, "A window needs at least 2 samples; got %s.", window);
    this.window = window;
    this.samples = new double[slots * window];
    this.heads = new int[slots];
    this.counts = new double[slots];
    this.pivots = new double[slots];
    this.sums = new double[slots];
    this.sumErrors = new double[slots];
    this.distances = new double[slots];
    this.squares = new double[slots];
    this.doubts = new double[slots];
    this.scratch = scratch;
  }

  /** Room for what is forgotten after each tick. */
  static final class Scratch {
    private final double[] in;
    private final double[] out;
    private final double[] trust;

    Scratch(int slots) {
      this.in = new double[slots];
      this.out = new double[slots];
      this.trust = new double[slots];
    }
  }

  /** How many samples the slot holds. */
  public int count(int slot) {
    return (int) counts[slot];
  }

  /** The mean; NaN without samples. */
  public double mean(int slot) {
    return mean(sums[slot], sumErrors[slot], counts[slot]);
  }

  /** The sample standard deviation; NaN with fewer than two samples. */
  public double sigma(int slot) {
    return sigma(squares[slot], distances[slot], counts[slot]);
  }

  /** All means. */
  void means(double[] into) {
    means(into, sums, sumErrors, counts);
  }

  /** All standard deviations. */
  void sigmas(double[] into) {
    sigmas(into, squares, distances, counts);
  }

  /** Takes a finite sample into each slot, and the oldest out where the window is full. */
  public void add(double[] latest) {
    for (int slot = 0; slot < heads.length; slot++) {
      prepare(slot, latest[slot]);
    }
    exchange(scratch.in, scratch.out);
    trust(scratch.trust, squares, distances, counts, doubts);
    for (int slot = 0; slot < heads.length; slot++) {
      if (!(scratch.trust[slot] >= 0)) {
        recompute(slot);
      }
    }
  }

  /** Forgets a slot's samples. */
  public void clear(int slot) {
    heads[slot] = 0;
    counts[slot] = 0;
    recompute(slot);
  }

  private void prepare(int slot, double sample) {
    scratch.in[slot] = pivots[slot];
    scratch.out[slot] = pivots[slot];
    if (!Double.isNaN(sample)) {
      put(slot, heads[slot], sample);
    }
  }

  private void put(int slot, int place, double sample) {
    int cell = place * heads.length + slot;
    double oldest = samples[cell];
    samples[cell] = sample;
    heads[slot] = place + 1 == window ? 0 : place + 1;
    if (place == 0 || counts[slot] < window) {
      counts[slot] = Math.min(counts[slot] + 1, window);
      doubts[slot] = Double.POSITIVE_INFINITY;
    } else {
      scratch.in[slot] = sample;
      scratch.out[slot] = oldest;
    }
  }

  private void exchange(double[] in, double[] out) {
    errors(sumErrors, sums, in, out);
    sums(sums, in, out);
    distances(distances, pivots, in, out);
    doubts(doubts, squares, pivots, in);
    squares(squares, pivots, in, out);
  }

  private void recompute(int slot) {
    double pivot = samples[slot];
    double sum = 0;
    double error = 0;
    double distance = 0;
    double square = 0;
    int end = count(slot) * heads.length;
    for (int cell = slot; cell < end; cell += heads.length) {
      double sample = samples[cell];
      error += lost(sum, sample);
      sum += sample;
      distance += sample - pivot;
      square += square(sample - pivot);
    }
    keep(slot, sum, error);
    keep(slot, pivot, distance, square);
  }

  private void keep(int slot, double sum, double error) {
    sums[slot] = sum;
    sumErrors[slot] = error;
  }

  private void keep(int slot, double pivot, double distance, double square) {
    pivots[slot] = pivot;
    distances[slot] = distance;
    squares[slot] = square;
    doubts[slot] = STEP_ERROR * counts[slot] * square;
  }

  // ----- one formula a loop

  private static void means(double[] means, double[] sums, double[] errors, double[] counts) {
    for (int i = 0; i < counts.length; i++) {
      means[i] = mean(sums[i], errors[i], counts[i]);
    }
  }

  private static void sigmas(
      double[] sigmas, double[] squares, double[] distances, double[] counts) {
    for (int i = 0; i < counts.length; i++) {
      sigmas[i] = sigma(squares[i], distances[i], counts[i]);
    }
  }

  private static void errors(double[] errors, double[] sums, double[] in, double[] out) {
    for (int i = 0; i < errors.length; i++) {
      errors[i] = errors[i] + lost(sums[i], in[i]) + lost(sums[i] + in[i], -out[i]);
    }
  }

  private static void sums(double[] sums, double[] in, double[] out) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] = sums[i] + in[i] - out[i];
    }
  }

  private static void distances(double[] distances, double[] pivots, double[] in, double[] out) {
    for (int i = 0; i < distances.length; i++) {
      distances[i] = distances[i] + (in[i] - pivots[i]) - (out[i] - pivots[i]);
    }
  }

  private static void squares(double[] squares, double[] pivots, double[] in, double[] out) {
    for (int i = 0; i < squares.length; i++) {
      squares[i] = squares[i] + square(in[i] - pivots[i]) - square(out[i] - pivots[i]);
    }
  }

  private static void doubts(double[] doubts, double[] squares, double[] pivots, double[] in) {
    for (int i = 0; i < doubts.length; i++) {
      doubts[i] = doubts[i] + STEP_ERROR * (squares[i] + square(in[i] - pivots[i]));
    }
  }

  /** Negative where the error may exceed the tolerance. */
  private static void trust(
      double[] trust, double[] squares, double[] distances, double[] counts, double[] doubts) {
    for (int i = 0; i < counts.length; i++) {
      trust[i] = TOLERANCE * spread(squares[i], distances[i], counts[i]) - doubts[i] * counts[i];
    }
  }

  // ----- the formulas

  private static double mean(double sum, double error, double n) {
    return (sum + error) / n;
  }

  private static double sigma(double squares, double distance, double n) {
    return Math.sqrt(Math.max(0, spread(squares, distance, n)) / (n * (n - 1)));
  }

  /** {@code n · M2}, which needs no division. */
  private static double spread(double squares, double distance, double n) {
    return n * squares - distance * distance;
  }

  /** TwoSum: what rounding takes from a + b. */
  private static double lost(double a, double b) {
    double sum = a + b;
    double second = sum - a;
    return (a - (sum - second)) + (b - second);
  }

  private static double square(double x) {
    return x * x;
  }
}
