package dev.pulih.policy;

import java.time.Duration;

/**
 * What an analyst is asked, and what its verdict may do: hold an action back at most. It never
 * causes, widens or hastens one, and never holds an alarm.
 *
 * @param authority whether a model's verdict may hold an action back
 * @param floor the confidence from which it does, 0 to 100
 * @param waitFor how long an action waits for a verdict that may hold it back
 * @param cooldown how long an analyst is not asked again about the same incident or service
 * @param aboutDeviations whether it is asked about deviations that pass no threshold
 */
public record Advice(
    Authority authority, int floor, Duration waitFor, Duration cooldown, boolean aboutDeviations) {

  public Advice {
    if (floor < 0 || floor > 100) {
      throw new IllegalArgumentException("A confidence is 0 to 100; got " + floor + ".");
    }
  }

  /** What a verdict may do. */
  public enum Authority {
    /** Be read. */
    ADVISE,
    /** Hold an action back until a person lets it go or its time is over. */
    VETO
  }

  /** The same, whatever it says of deviations. */
  public Advice aboutDeviations(boolean asked) {
    return new Advice(authority, floor, waitFor, cooldown, asked);
  }

  /** Verdicts are read only. */
  public static Advice defaults() {
    return new Advice(Authority.ADVISE, 80, Duration.ofSeconds(30), Duration.ofMinutes(15), false);
  }
}
