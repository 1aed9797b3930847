package dev.pulih.service.slack;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When Socket Mode does what.
 *
 * @param first the wait after the first failure; it doubles with each further one
 * @param longest the longest wait
 * @param steady a connection that lived so long was a good one: the waits begin anew
 * @param ping how often a sign of life is asked for
 * @param silence after so long without one the connection is taken for dead
 */
record Rhythm(Duration first, Duration longest, Duration steady, Duration ping, Duration silence) {

  private static final int MOST_DOUBLINGS = 16;

  static Rhythm usual() {
    return new Rhythm(
        Duration.ofSeconds(1),
        Duration.ofMinutes(1),
        Duration.ofMinutes(1),
        Duration.ofSeconds(10),
        Duration.ofSeconds(35));
  }

  /** The wait after so many failures in a row: from half of what it doubled to, to all of it. */
  Duration wait(int failures, RandomGenerator random) {
    if (failures == 0) {
      return Duration.ZERO;
    }
    Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    long most = Math.min(doubled.toMillis(), longest.toMillis());
    return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
  }
}
