package dev.pulih.simulator.cluster.pods;

import java.time.Duration;
import java.time.Instant;

/**
 * The kubelet's patience with a crashing container: the first restart comes at once, then the wait
 * starts at 10 s and doubles up to 5 min; ten calm minutes (twice the maximum) forgive everything.
 *
 * @param crashes crashes counted so far
 * @param last the newest of them
 */
record BackOff(int crashes, Instant last) {

  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int DOUBLINGS_TO_LONGEST = 5;

  static BackOff none() {
    return new BackOff(0, Instant.MIN);
  }

  BackOff crashed(Instant at) {
    boolean forgiven = crashes == 0 || last.plus(LONGEST.multipliedBy(2)).isBefore(at);
    return new BackOff(forgiven ? 1 : crashes + 1, at);
  }

  Duration delay() {
    if (crashes < 2) {
      return Duration.ZERO;
    }
    Duration grown = FIRST.multipliedBy(1L << Math.min(crashes - 2, DOUBLINGS_TO_LONGEST));
    return grown.compareTo(LONGEST) > 0 ? LONGEST : grown;
  }
}
