package dev.pulih.service.store;

import java.time.Instant;

/** Instants as nanoseconds since the epoch, exact from the year 1678 to 2262. */
final class Nanos {

  private static final long PER_SECOND = 1_000_000_000;

  private Nanos() {}

  /** Throws ArithmeticException outside those years. */
  static long of(Instant at) {
    return Math.addExact(Math.multiplyExact(at.getEpochSecond(), PER_SECOND), at.getNano());
  }

  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND));
  }
}
