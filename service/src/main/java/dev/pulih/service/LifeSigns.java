package dev.pulih.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Whether ticks come. A tick that fails came all the same: to start Pulih again would not mend what
 * it fails for.
 */
final class LifeSigns {

  /** A tick that is so many intervals late will not come. */
  private static final int LATE = 4;

  /** What a busy machine, and the start, may take in any case. */
  private static final Duration SLACK = Duration.ofSeconds(30);

  private final Duration patience;
  private final Instant startedAt;
  private final InstantSource clock;

  LifeSigns(Duration interval, Instant startedAt, InstantSource clock) {
    this.patience = interval.multipliedBy(LATE).plus(SLACK);
    this.startedAt = startedAt;
    this.clock = clock;
  }

  Instant startedAt() {
    return startedAt;
  }

  /**
   * Whether something that happens at each tick is overdue.
   *
   * @param latest when it happened, or when ticks began; empty for a standby, which does not tick
   */
  boolean overdue(Optional<Instant> latest) {
    return latest.filter(at -> clock.instant().isAfter(at.plus(patience))).isPresent();
  }

  /** Why no tick will come by itself; empty if ticks come. */
  Optional<String> stalled(boolean died, Optional<Instant> latest) {
    return died ? Optional.of("The ticker's thread has ended; start Pulih again.") : stuck(latest);
  }

  private Optional<String> stuck(Optional<Instant> latest) {
    return latest
        .filter(at -> overdue(latest))
        .map(at -> "No tick came to its end after " + at + "; start Pulih again.");
  }
}
