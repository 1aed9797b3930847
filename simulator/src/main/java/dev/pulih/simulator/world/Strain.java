package dev.pulih.simulator.world;

/**
 * What a service suffers from those that it calls.
 *
 * @param errorRatio share of its requests that fail because a call failed, 0 to 1
 * @param addedSeconds how much longer its answers take on average, since calls take longer
 */
record Strain(double errorRatio, double addedSeconds) {

  static Strain none() {
    return new Strain(0, 0);
  }
}
