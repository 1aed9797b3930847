package dev.pulih.service.claude;

import java.time.Duration;
import java.util.Optional;

/** A model gave no verdict. */
final class ModelFailure extends Exception {

  private final transient Optional<Duration> retryAfter;

  /** A failure that asking again would not mend in time. */
  ModelFailure(String why) {
    this(why, Optional.empty());
  }

  ModelFailure(String why, Optional<Duration> retryAfter) {
    super(why);
    this.retryAfter = retryAfter;
  }

  /** How long the API asks to wait, if it does. */
  Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
