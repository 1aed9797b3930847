package dev.pulih.detect;

import dev.pulih.detect.DeviationSettings.OfSignal;

/**
 * Whether one value deviates from a baseline; the pieces combine with {@link #and}, and none of
 * them remembers anything.
 */
@FunctionalInterface
interface Qualification {

  boolean passes(double value, Baseline past);

  default Qualification and(Qualification other) {
    return (value, past) -> passes(value, past) && other.passes(value, past);
  }

  /** The whole test for one signal. */
  static Qualification of(DeviationSettings settings, OfSignal signal) {
    Direction direction = signal.direction();
    return enough(settings.window().minSamples())
        .and(beyond(settings.sigmas(), direction).floored(signal.floor()))
        .and(matters(signal.effect(), direction));
  }

  /** The baseline rests on enough samples. */
  static Qualification enough(int samples) {
    return (_, past) -> past.samples() >= samples;
  }

  /** The value is more than so many sigmas away. */
  static Qualification beyond(double sigmas, Direction direction) {
    return (value, past) -> direction.distance(value, past.mean()) > sigmas * past.sigma();
  }

  /** The value is far enough away to matter. */
  static Qualification matters(Margin effect, Direction direction) {
    return (value, past) -> direction.distance(value, past.mean()) >= effect.around(past.mean());
  }

  /** This test with a least sigma. */
  default Qualification floored(Margin floor) {
    return (value, past) -> passes(value, past.floored(floor));
  }
}
