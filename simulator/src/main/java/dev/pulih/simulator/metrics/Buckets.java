package dev.pulih.simulator.metrics;

/**
 * The bounds of the latency histogram, in seconds; they reach beyond three times every objective,
 * since a quantile never reads higher than the last finite bound.
 */
public final class Buckets {
  private static final double[] BOUNDS = {
    0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3, 5, 7.5, 10
  };

  /** The number of buckets, the last one without an upper bound included. */
  public static final int COUNT = BOUNDS.length + 1;

  private Buckets() {}

  /** The upper bound of a bucket; infinite for the last one. */
  public static double bound(int bucket) {
    return bucket < BOUNDS.length ? BOUNDS[bucket] : Double.POSITIVE_INFINITY;
  }

  /**
   * For each bucket the probability that a request falls into it, given that it fell into none
   * before: drawing bucket by bucket then spreads any number of requests exactly.
   */
  static double[] hazards(Latency latency) {
    double[] hazards = new double[COUNT];
    double below = 0;
    for (int i = 0; i < BOUNDS.length; i++) {
      double share = latency.share(BOUNDS[i]);
      hazards[i] = (share - below) / (1 - below);
      below = share;
    }
    hazards[BOUNDS.length] = 1;
    return hazards;
  }

  /**
   * The quantile as Prometheus's {@code histogram_quantile} reads it from cumulative buckets:
   * linear within a bucket, the last finite bound beyond it, NaN without observations.
   *
   * <p>Rates of cumulative buckets need not ascend: a rate is stretched back to the point at which
   * its counter would have been zero, and each bucket has its own. One that falls behind the bucket
   * before it counts as much as that one ({@code ensureMonotonic} in promql/quantile.go).
   */
  public static double quantile(double q, double[] cumulative) {
    double[] counts = ascending(cumulative);
    double total = counts[COUNT - 1];
    if (!(total > 0)) {
      return Double.NaN;
    }
    int bucket = bucketOf(q * total, counts);
    return bucket == BOUNDS.length ? BOUNDS[BOUNDS.length - 1] : within(bucket, q * total, counts);
  }

  private static double[] ascending(double[] cumulative) {
    double[] counts = cumulative.clone();
    for (int i = 1; i < COUNT; i++) {
      counts[i] = Math.max(counts[i - 1], counts[i]);
    }
    return counts;
  }

  private static int bucketOf(double rank, double[] cumulative) {
    int bucket = 0;
    while (bucket < COUNT - 1 && cumulative[bucket] < rank) {
      bucket++;
    }
    return bucket;
  }

  private static double within(int bucket, double rank, double[] cumulative) {
    double start = bucket == 0 ? 0 : BOUNDS[bucket - 1];
    double before = bucket == 0 ? 0 : cumulative[bucket - 1];
    double share = (rank - before) / (cumulative[bucket] - before);
    return start + (BOUNDS[bucket] - start) * share;
  }
}
