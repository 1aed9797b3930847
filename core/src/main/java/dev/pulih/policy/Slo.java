package dev.pulih.policy;

import java.time.Duration;

/**
 * A service level objective.
 *
 * @param availability wanted share of the time that it is up, 0 to 1
 * @param p99 bound of the 99th percentile of the latency
 * @param errorRatio tolerated share of failed requests, 0 to 1
 */
public record Slo(double availability, Duration p99, double errorRatio) {

  public Slo {
    requireRatio("availability", availability);
    requireRatio("errors", errorRatio);
    if (!p99.isPositive()) {
      throw new IllegalArgumentException("The SLO's p99 must be positive; got " + p99 + ".");
    }
  }

  /** The P99 bound in seconds. */
  public double p99Seconds() {
    return p99.toNanos() / 1e9;
  }

  private static void requireRatio(String what, double value) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "The SLO's " + what + " must be over 0 and at most 1; got " + value + ".");
    }
  }
}
