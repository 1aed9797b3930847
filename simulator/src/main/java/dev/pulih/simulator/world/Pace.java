package dev.pulih.simulator.world;

import java.time.Duration;

/**
 * How much faster than usual a scenario unfolds, for tests in real time: all durations that belong
 * to the world (onset, leak, warm-up, start of pods) are divided by it.
 *
 * @param factor 1 is the usual pace
 */
public record Pace(double factor) {
  public Pace {
    if (!(factor > 0)) {
      throw new IllegalArgumentException("A pace is positive; got " + factor + ".");
    }
  }

  /** As described. */
  public static Pace usual() {
    return new Pace(1);
  }

  /** How long a stretch of the world's clock is in the scenario. */
  public Duration toScenario(Duration world) {
    return Duration.ofNanos(Math.round(world.toNanos() * factor));
  }

  /** How long a stretch of the scenario takes on the world's clock. */
  public Duration toWorld(Duration scenario) {
    return Duration.ofNanos(Math.round(scenario.toNanos() / factor));
  }
}
