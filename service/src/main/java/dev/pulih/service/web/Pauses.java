package dev.pulih.service.web;

import dev.pulih.policy.Switches.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The pauses that people may order: with a reason, and with an end that is not far. */
public final class Pauses {

  private static final Duration LONGEST = Duration.ofDays(30);

  private Pauses() {}

  /**
   * A pause.
   *
   * @throws IllegalArgumentException with a sentence that says why there is none
   */
  public static Pause of(String by, String why, Instant until, Instant now) {
    String reason = Person.reason(why);
    Instant end = until.truncatedTo(ChronoUnit.SECONDS);
    if (reason.isBlank()) {
      throw new IllegalArgumentException("A pause needs a reason.");
    }
    if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
      throw new IllegalArgumentException(
          "A pause ends in the future, within 30 days; got " + end + ".");
    }
    return new Pause(by, reason, end);
  }
}
