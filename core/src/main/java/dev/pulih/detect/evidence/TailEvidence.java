package dev.pulih.detect.evidence;

import dev.pulih.detect.evidence.EvidenceSettings.Excess;
import dev.pulih.detect.evidence.EvidenceSettings.Tail;

/**
 * What an excess of one series tells, in nats: how unlikely it is after all that this series has
 * shown, on a tail that is learned as one goes.
 *
 * <p>Peaks over threshold (Pickands, Ann. Stat. 3, 1975; Davison and Smith, J. R. Stat. Soc. B 52,
 * 1990): with {@code e = z − u > 0}
 *
 * <pre>  E = −ln(K ÷ N) + a·ln(1 + e ÷ b)</pre>
 *
 * the first part for exceeding u at all, in K clusters of N ≥ K rows, the second for exceeding it
 * by e: excesses are exponential, their rate has a Gamma prior with the shape a and the scale b,
 * and the predictive tail of those is Lomax's (Gelman et al., Bayesian Data Analysis, chapter 2).
 * Each cluster adds 1 to K and a and its peak to b; rows that follow one another are one cluster
 * and their peak counts once (runs declustering, Davison and Smith). What was learned fades towards
 * the prior by a half-life. What is an incident does not teach, as in SPOT (Siffer et al., KDD
 * 2017).
 *
 * <p>With K = 1, N = 50, a = 5, b = 1.5 and u = 3 a z of 10 is 3.91 + 5·ln(5.667) = 12.59 nats, one
 * of 45 20.75 (never infinite). After one cluster with a peak of e = 40 it is a = 6, b = 41.5, and
 * the same again tells 3.24 + 6·ln(1.964) = 7.29.
 */
final class TailEvidence {

  private final Tail tail;
  private final double kept;
  private final double priorClusters;
  private double rows;
  private double clusters;
  private double shape;
  private double scale;
  private double peak;
  private int calm;

  TailEvidence(Tail tail) {
    this.tail = tail;
    this.kept = Math.pow(0.5, 1 / tail.halfLife());
    this.priorClusters = tail.rate().share() * tail.rate().worth();
    this.rows = tail.rate().worth();
    this.clusters = priorClusters;
    this.shape = tail.excess().shape();
    this.scale = tail.excess().scale();
    this.calm = tail.calm() + 1;
  }

  /** What a sample so many sigmas out tells; 0 up to the threshold. */
  double of(double z) {
    double excess = z - tail.threshold();
    return excess > 0 ? -Math.log(clusters / rows) + shape * Math.log1p(excess / scale) : 0;
  }

  /** Learns from a row; where the tail is frozen, no more than how long the series was calm. */
  void next(double z, boolean frozen) {
    double excess = z - tail.threshold();
    if (!frozen) {
      fade();
      learn(excess);
    }
    calm = excess > 0 ? 0 : calm + 1;
  }

  private void fade() {
    Excess prior = tail.excess();
    rows = faded(rows, tail.rate().worth()) + 1;
    clusters = faded(clusters, priorClusters);
    shape = faded(shape, prior.shape());
    scale = faded(scale, prior.scale());
  }

  private double faded(double learned, double prior) {
    return prior + (learned - prior) * kept;
  }

  private void learn(double excess) {
    if (excess > 0 && calm > tail.calm()) {
      clusters += 1;
      shape += 1;
      scale += excess;
      peak = excess;
    } else if (excess > peak) {
      scale += excess - peak;
      peak = excess;
    }
  }
}
