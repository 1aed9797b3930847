package dev.pulih.simulator.world;

import java.util.random.RandomGenerator;

/**
 * Slow noise around 1: a first-order autoregressive process, sampled at any distance in time.
 *
 * <p>With deviation {@code d} and memory {@code m}, {@code x(t + dt) = r x(t) + d sqrt(1 - r²) n}
 * where {@code r = exp(-dt / m)} and {@code n} is standard normal.
 */
final class Noise {
  private static final double MEMORY_SECONDS = 120;

  private final double deviation;
  private double value;

  Noise(double deviation) {
    this.deviation = deviation;
  }

  double next(double seconds, RandomGenerator random) {
    double kept = Math.exp(-seconds / MEMORY_SECONDS);
    value = kept * value + deviation * Math.sqrt(1 - kept * kept) * random.nextGaussian();
    return Math.max(0, 1 + value);
  }
}
