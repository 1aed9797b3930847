package dev.pulih.detect;

import dev.pulih.detect.DeviationSettings.OfSignal;

/**
 * Whether one value deviates from a baseline: enough samples, far enough in sigmas, and far enough
 * to matter. It remembers nothing.
 *
 * <p>{@code n ≥ samples, |x − mean| > sigmas · max(σ, floor), |x − mean| ≥ effect}: the limits of a
 * control chart (Shewhart, Economic Control of Quality of Manufactured Product, 1931), with two
 * more, since what is improbable need not matter. O(1).
 *
 * @param samples how many the baseline must rest on
 * @param sigmas how many sigmas the value must be away
 * @param direction which way
 * @param floor the least sigma
 * @param effect the least distance that matters
 */
record Qualification(int samples, double sigmas, Direction direction, Margin floor, Margin effect) {

  /** The whole test for one signal. */
  static Qualification of(DeviationSettings settings, OfSignal signal) {
    return new Qualification(
        settings.window().minSamples(),
        settings.sigmas(),
        signal.direction(),
        signal.floor(),
        signal.effect());
  }

  /** How far from the mean a value may be: so many sigmas, with the floor under each. */
  double reach(double mean, double sigma) {
    return sigmas * Math.max(sigma, floor.around(mean));
  }

  /** Whether a value deviates from a baseline of so many samples with this mean and reach. */
  boolean passes(double value, int count, double mean, double reach) {
    double distance = direction.distance(value, mean);
    return count >= samples && distance > reach && distance >= effect.around(mean);
  }
}
