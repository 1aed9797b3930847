package dev.pulih.service.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How long Pulih is watched, and how strictly.
 *
 * @param length from its first tick
 * @param strict whether no tick of a warm process may be skipped
 * @param out the folder of the result
 */
record Soak(Duration length, boolean strict, Path out) {

  /** As long as a build's; a trend needs some collections. */
  private static final int LEAST_MINUTES = 3;

  private static final Duration COLD = Duration.ofSeconds(90);

  private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(15);

  Soak {
    if (length.toMinutes() < LEAST_MINUTES) {
      throw new IllegalArgumentException(
          "A soak takes at least %d minutes; got %s.".formatted(LEAST_MINUTES, length));
    }
  }

  /**
   * As {@code pulih.soak.minutes} and {@code pulih.soak.out} say; without them as a build does it:
   * three minutes, on a machine that may be too slow for each tick.
   */
  static Soak asAsked() {
    Optional<Integer> asked = Optional.ofNullable(Integer.getInteger("pulih.soak.minutes"));
    return new Soak(
        Duration.ofMinutes(asked.orElse(LEAST_MINUTES)),
        asked.isPresent(),
        Path.of(System.getProperty("pulih.soak.out", "target/soak")));
  }

  /** The time in which a tick a second may be too much for a JVM that has compiled nothing yet. */
  Duration cold() {
    return COLD;
  }

  /** The time in which caches fill and the JIT compiles; it is not judged. */
  Duration warmUp() {
    Duration third = length.dividedBy(3);
    return third.compareTo(LONGEST_WARM_UP) < 0 ? third : LONGEST_WARM_UP;
  }

  /** From one full collection to the next. */
  Duration collects() {
    return length.dividedBy(20);
  }
}
