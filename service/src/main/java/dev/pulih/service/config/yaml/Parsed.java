package dev.pulih.service.config.yaml;

/** A text that was understood, or why it was not. */
sealed interface Parsed<T> {

  /** Understood. */
  record Value<T>(T value) implements Parsed<T> {}

  /** Not understood; {@code why} follows the quoted text, as in {@code "5x" has no unit}. */
  record Wrong<T>(String why) implements Parsed<T> {}

  static <T> Parsed<T> value(T value) {
    return new Value<>(value);
  }

  static <T> Parsed<T> wrong(String why) {
    return new Wrong<>(why);
  }
}
