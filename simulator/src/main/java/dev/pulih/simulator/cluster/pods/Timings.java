package dev.pulih.simulator.cluster.pods;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long pods take.
 *
 * @param start from scheduled to ready, without jitter
 * @param jitter upper bound of what a pod may take longer; drawn evenly
 * @param termination from the request to end until the pod is gone
 */
public record Timings(Duration start, Duration jitter, Duration termination) {

  public Timings {
    if (start.isNegative() || jitter.isNegative() || termination.isNegative()) {
      throw new IllegalArgumentException("pod timings must not be negative");
    }
  }

  /** Eight seconds to start with up to one more, two seconds to end. */
  public static Timings usual() {
    return new Timings(Duration.ofSeconds(8), Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  Duration drawStart(RandomGenerator random) {
    return start.plusMillis(random.nextLong(jitter.toMillis() + 1));
  }
}
