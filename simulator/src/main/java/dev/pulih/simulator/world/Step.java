package dev.pulih.simulator.world;

import dev.pulih.simulator.metrics.Draw;
import java.time.Duration;
import java.time.Instant;

/**
 * One stretch of a world's time.
 *
 * @param end when it ends
 * @param seconds how long it is
 * @param pace how fast the scenario unfolds
 * @param draw its randomness
 */
record Step(Instant end, double seconds, Pace pace, Draw draw) {
  static Step between(Instant from, Instant to, Pace pace, Draw draw) {
    return new Step(to, Duration.between(from, to).toMillis() / 1000.0, pace, draw);
  }

  /** The age of a pod's process in the scenario's own time. */
  double ageSeconds(Backend pod) {
    return pace.toScenario(pod.age(end)).toMillis() / 1000.0;
  }
}
