package dev.pulih.analyse;

import dev.pulih.detect.DeviationSettings.OfSignal;
import dev.pulih.signal.Signal;
import java.util.Arrays;
import java.util.Optional;

/**
 * The level that a series keeps, and how it left it, if it did.
 *
 * <p>Three steps. (1) The reference is what came before the best split of the series into two
 * constant parts (least squares: the maximum-likelihood change point of Hinkley, Biometrika 57,
 * 1970), if that split pays for its parameters by the Bayesian information criterion (Yao, Stat.
 * Prob. Letters 6, 1988); else the whole series. (2) Its level is the median of the reference, its
 * sigma the scaled median absolute deviation, at least the noise floor of the deviation rule; both
 * bear some ramp at the end of the reference, or a short peak within it. (3) A two-sided CUSUM
 * (Page, Biometrika 41, 1954) with the textbook's slack of half a sigma and threshold of 5 says
 * whether the level was left; it was left at the last zero before the sum's peak, which is Page's
 * estimate, and it does not mistake the middle of a ramp for its beginning as the split alone does.
 *
 * <p>Rates over a minute, read every 15 s, share three quarters of their samples with the next, so
 * a sum of them has twice the sigma of a sum of independent ones: the CUSUM counts in that sigma,
 * and the criterion counts a quarter of the samples.
 *
 * <p>Worked: 0.2, 0.1, 0.2, 0.1, ... for 40 ticks and then 15 (in %): the split is at 40, the level
 * 0.15, sigma at its floor of 0.2, z of the first bad tick (15 - 0.15) / 0.4 = 37. The sum is zero
 * until tick 39, so the level was left at tick 40, for 15.
 *
 * @param typical the level
 * @param sigma the noise around it
 * @param left how it was left, if it was
 */
record Level(double typical, double sigma, Optional<Departure> left) {

  /** How many ticks in a row share samples of a rate over a minute. */
  private static final double OVERLAP = 4;

  /** Two minutes: a reference of fewer samples says nothing about noise. */
  private static final int REFERENCE = 8;

  /** The median absolute deviation of a normal distribution is sigma divided by this. */
  private static final double MAD = 1.4826;

  /** Nothing is known of a series more exactly than this share of it. */
  private static final double EXACT = 1e-9;

  /** The level of a signal's values, NaN where unknown. */
  static Level of(double[] values, Signal signal) {
    return of(Known.of(values), Margins.of(signal));
  }

  private static Level of(Known known, OfSignal margins) {
    double[] reference = Arrays.copyOf(known.values(), reference(known.values()));
    double typical = Order.median(reference);
    double floor = Math.max(margins.floor().around(typical), exact(known.values()));
    double sigma = Math.max(spread(reference, typical), floor);
    Cusum sums = Cusum.of(known.values(), typical, sigma * Math.sqrt(OVERLAP));
    Optional<Departure> left =
        sums.departure()
            .map(d -> d.at(known))
            .filter(d -> Math.abs(d.extreme() - typical) >= margins.effect().around(typical));
    return new Level(typical, sigma, left);
  }

  private static double exact(double[] values) {
    return Math.max(
        Double.MIN_NORMAL, EXACT * Arrays.stream(values).map(Math::abs).max().orElse(0));
  }

  private static double spread(double[] reference, double typical) {
    return MAD * Order.median(Arrays.stream(reference).map(v -> Math.abs(v - typical)).toArray());
  }

  /** How many of the samples are the reference. */
  private static int reference(double[] values) {
    Split split = Split.best(values, REFERENCE);
    double price = 3 * Math.log(values.length);
    return split.gain() / OVERLAP > price ? split.at() : values.length;
  }
}
