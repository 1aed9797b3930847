package dev.pulih.recover;

import dev.pulih.policy.Stage;
import dev.pulih.signal.Reading;
import java.time.Instant;

/**
 * One try of a stage.
 *
 * @param stage the stage
 * @param at when it was decided
 * @param before the service's error rate then
 * @param after the error rate by which it was judged; unknown until then
 * @param result how it ended
 */
public record Attempt(Stage stage, Instant at, Reading before, Reading after, Result result) {

  /** How a try ended. */
  public enum Result {
    UNDER_WAY,
    RECOVERED,
    NOT_RECOVERED,
    /** Too little was known to say. Counts as not recovered. */
    INCONCLUSIVE,
    /** Recovered at first, then it came back. */
    RELAPSED,
    /** It was not, or could not be, done. */
    REFUSED,
    /** Decided, and by its mode not done. */
    DRY_RUN
  }

  /** It recovered the service. */
  public boolean helped() {
    return result == Result.RECOVERED;
  }

  /** It recovered the service, if only until it came back. */
  public boolean helpedForAWhile() {
    return helped() || result == Result.RELAPSED;
  }

  static Attempt begun(Stage stage, Instant at, Reading before) {
    return new Attempt(stage, at, before, Reading.unknown(Reading.Why.NO_DATA), Result.UNDER_WAY);
  }

  Attempt ended(Result how) {
    return new Attempt(stage, at, before, after, how);
  }

  Attempt judged(Reading reading, Result how) {
    return new Attempt(stage, at, before, reading, how);
  }
}
