package dev.pulih.simulator.metrics;

import java.util.random.RandomGenerator;

/**
 * Random numbers of events: exact or Poisson for small numbers, the normal approximation above,
 * where its error is far below the noise itself.
 */
public final class Draw {
  private static final double FEW = 20;

  private final RandomGenerator random;

  /** Draws from a generator. */
  public Draw(RandomGenerator random) {
    this.random = random;
  }

  /** The generator itself. */
  public RandomGenerator random() {
    return random;
  }

  /** How many independent events happen where this many are expected. */
  public long poisson(double mean) {
    if (mean <= 0) {
      return 0;
    }
    return mean < FEW ? countUpTo(Math.exp(-mean)) : normal(mean, mean, Long.MAX_VALUE);
  }

  /** How many of {@code n} independent trials succeed with probability {@code p} each. */
  public long binomial(long n, double p) {
    if (p <= 0 || n <= 0) {
      return 0;
    }
    if (p >= 1) {
      return n;
    }
    return p > 0.5 ? n - successes(n, 1 - p) : successes(n, p);
  }

  private long successes(long n, double p) {
    if (n <= FEW) {
      return trials(n, p);
    }
    return n * p < FEW ? Math.min(n, poisson(n * p)) : normal(n * p, n * p * (1 - p), n);
  }

  private long trials(long n, double p) {
    long successes = 0;
    for (long i = 0; i < n; i++) {
      successes += random.nextDouble() < p ? 1 : 0;
    }
    return successes;
  }

  private long countUpTo(double limit) {
    long count = 0;
    for (double left = random.nextDouble(); left > limit; left *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  private long normal(double mean, double variance, long most) {
    long drawn = Math.round(mean + Math.sqrt(variance) * random.nextGaussian());
    return Math.clamp(drawn, 0, most);
  }
}
