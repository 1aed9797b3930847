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

  /** Whether something that happens at each tick is overdue. */
  boolean overdue(Optional<Instant> latest) {
    return clock.instant().isAfter(latest.orElse(startedAt).plus(patience));
  }

  /** Why no tick will come by itself; empty if ticks come. */
  Optional<String> stalled(boolean died, Optional<Instant> beaten) {
    return died ? Optional.of("The ticker's thread has ended; start Pulih again.") : stuck(beaten);
  }

  private Optional<String> stuck(Optional<Instant> beaten) {
    return Optional.of(beaten)
        .filter(this::overdue)
        .map(latest -> latest.map(at -> "after that of " + at).orElse("since the start"))
        .map(when -> "No tick came to its end " + when + "; start Pulih again.");
  }
}
