package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.Failures;

/** Whole numbers in parameters. */
final class Numbers {

  private Numbers() {}

  static long parse(String parameter, String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException notANumber) {
      throw Failures.plain(
          400, "BadRequest", "invalid value for %s: \"%s\"".formatted(parameter, value));
    }
  }
}
