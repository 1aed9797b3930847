package dev.pulih.detect;

/**
 * The least share of failures that a count of them stands for: the lower end of Wilson's score
 * interval (J. Am. Stat. Assoc. 22, 1927),
 *
 * <pre>  (x + z² ÷ 2n − z·√(x·(1 − x) ÷ n + z² ÷ 4n²)) ÷ (1 + z² ÷ n)</pre>
 *
 * of a share x of n requests, with z = 3: what is truly less shows so much in one of 740 cases. One
 * failure of 30 requests is 3.3 % and stands for 0.3 %, three stand for 2.2 %; 3.3 % of 36,000
 * stand for 3.1 %.
 */
final class LeastShare {

  private static final double Z = 3;

  private LeastShare() {}

  /** From 0 to the share itself; NaN where the share or the number of requests is unknown. */
  static double of(double share, double requests) {
    return Double.isFinite(share) && requests > 0
        ? wilson(Math.clamp(share, 0, 1), requests)
        : Double.NaN;
  }

  private static double wilson(double x, double n) {
    double half = Z * Z / (2 * n);
    double spread = Z * Math.sqrt(x * (1 - x) / n + half / (2 * n));
    return Math.clamp((x + half - spread) / (1 + 2 * half), 0, x);
  }
}
