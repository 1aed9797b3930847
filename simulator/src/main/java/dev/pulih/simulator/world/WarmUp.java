package dev.pulih.simulator.world;

import java.time.Duration;

/**
 * How a fresh process behaves until its caches are filled.
 *
 * @param errorRatio share of requests that it fails at first
 * @param holds how long it stays there
 * @param over when it is over, counted from the start of the process; falls evenly from {@code
 *     holds} on
 */
public record WarmUp(double errorRatio, Duration holds, Duration over) {
  public WarmUp {
    if (over.compareTo(holds) < 0) {
      throw new IllegalArgumentException("A warm-up is over at " + over + ", before " + holds);
    }
  }

  /** Ready at once. */
  public static WarmUp none() {
    return new WarmUp(0, Duration.ZERO, Duration.ZERO);
  }

  /** Share of requests that a process of this age fails for being fresh. */
  double errorRatio(double ageSeconds) {
    double falls = over.minus(holds).toMillis() / 1000.0;
    double left = over.toMillis() / 1000.0 - ageSeconds;
    return left <= 0 ? 0 : errorRatio * (falls > 0 ? Math.min(1, left / falls) : 1);
  }
}
