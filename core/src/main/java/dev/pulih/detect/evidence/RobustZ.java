package dev.pulih.detect.evidence;

import dev.pulih.detect.evidence.EvidenceSettings.Past;
import dev.pulih.detect.evidence.EvidenceSettings.Sigma;

/**
 * How many sigmas a sample lies from the median of those before it.
 *
 * <p>{@code z = (y − m) ÷ s} with the median m, and {@code s² = (n₀s₀² + n(1.4826·MAD)²) ÷ (n₀ +
 * n)}, but at least a given s: the posterior scale of normal samples under a scaled inverse χ²
 * prior (Gelman et al., Bayesian Data Analysis, chapter 2), with the robust estimate in place of
 * the variance (Rousseeuw and Croux 1993; 1.4826 makes it sigma for normal samples). The prior lets
 * the third sample be judged; the median is not moved by the fault under way. A sample is
 * remembered as {@code m + clamp(z, ±clip)·s}, as in Huber's pseudo-values (Ann. Math. Stat. 35,
 * 1964).
 *
 * <p>After 1 and 3 the median is 2 and 1.4826·MAD too is 1.4826. With s₀ = 0.25 worth 5 samples s =
 * √((5·0.0625 + 2·2.1981) ÷ 7) = 0.8202, and 5 lies 3.658 sigmas out.
 */
final class RobustZ {

  /** Sigmas in a median absolute deviation of normal samples: 1 ÷ Φ⁻¹(¾). */
  private static final double NORMAL = 1.4826;

  private final Past past;
  private final MedianWindow window;
  private double usual = Double.NaN;
  private double pseudo = Double.NaN;

  RobustZ(Past past) {
    this.past = past;
    this.window = new MedianWindow(past.window());
  }

  /**
   * Judges a sample by those that are remembered; 0 where it is NaN or there are too few. It is
   * judged by what is sure of it, and will be remembered as it is.
   *
   * @param y the sample
   * @param sure what is sure of it; NaN where nothing is
   */
  double judge(double y, double sure) {
    pseudo = y;
    boolean known = !Double.isNaN(y) && window.count() >= past.warmUp();
    double z = known ? distance(y, sure) : 0;
    return Double.isNaN(z) ? 0 : z;
  }

  /** Remembers the sample that was judged last, unless it is NaN. */
  void remember() {
    if (!Double.isNaN(pseudo)) {
      window.add(pseudo);
    }
  }

  /** The median that the latest judged sample was compared with; NaN before. */
  double usual() {
    return usual;
  }

  private double distance(double y, double sure) {
    usual = window.median();
    double sigma = sigma();
    pseudo = usual + Math.clamp((y - usual) / sigma, -past.clip(), past.clip()) * sigma;
    return (sure - usual) / sigma;
  }

  private double sigma() {
    Sigma belief = past.sigma();
    double n = window.count();
    double seen = NORMAL * window.deviation(usual);
    double variance =
        (belief.worth() * square(belief.prior()) + n * square(seen)) / (belief.worth() + n);
    return Math.max(Math.sqrt(variance), belief.least());
  }

  private static double square(double x) {
    return x * x;
  }
}
