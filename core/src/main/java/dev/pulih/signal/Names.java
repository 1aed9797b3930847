package dev.pulih.signal;

/** The one check that every name passes. */
final class Names {

  private Names() {}

  static void require(String what, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("A " + what + " must not be blank.");
    }
  }
}
