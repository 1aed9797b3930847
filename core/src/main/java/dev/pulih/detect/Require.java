package dev.pulih.detect;

import java.time.Duration;

/** Checks of settings, with a sentence that says what is wrong. */
final class Require {

  private Require() {}

  static void that(boolean fits, String sentence, Object value) {
    if (!fits) {
      throw new IllegalArgumentException(String.format(sentence, value));
    }
  }

  static void positive(String what, Duration length) {
    that(length.isPositive(), what + " must be positive; got %s.", length);
  }

  static void notNegative(String what, Duration length) {
    that(!length.isNegative(), what + " must not be negative; got %s.", length);
  }
}
