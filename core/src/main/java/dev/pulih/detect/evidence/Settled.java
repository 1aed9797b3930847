package dev.pulih.detect.evidence;

/** A check of what was set, with a sentence that says what is wrong. */
final class Settled {

  private Settled() {}

  static void that(boolean fits, String sentence, Object value) {
    if (!fits) {
      throw new IllegalArgumentException(String.format(sentence, value));
    }
  }
}
