package dev.pulih.flow;

import static dev.pulih.signal.TimeSpans.shorter;

import dev.pulih.policy.Hold;
import dev.pulih.recover.IncidentEvent;
import java.time.Duration;

/** What came of trying an effect. */
sealed interface Tried {

  /** It is done, or will never be: this is the event that says so. */
  record Done(IncidentEvent event) implements Tried {}

  /**
   * Not now; to be tried again.
   *
   * @param after not before this
   * @param atMost but before or at this, when there may be another way
   */
  record Later(String why, Duration after, Duration atMost) implements Tried {

    private static final Duration ANY = Duration.ofDays(1);

    /** There is no other way. */
    Later(String why, Duration after) {
      this(why, after, ANY);
    }

    /** There is another way after this time. */
    Later atMost(Duration other) {
      return new Later(why, after, shorter(atMost, other));
    }

    /** It does not have to wait any longer than this other one. */
    Later or(Later other) {
      return new Later(why, shorter(after, other.after), shorter(atMost, other.atMost));
    }
  }

  /** Something happened on the way, and the effect itself is to be tried again. */
  record Meanwhile(IncidentEvent event, Later later) implements Tried {}

  /** It is given up, and what was done of it is being put back, which is to be tried again. */
  record Retreats(Hold givenUp, Later later) implements Tried {}

  /** Its turn has not come: nothing was tried, and nothing failed. */
  record Waits(Duration howLong) implements Tried {}
}
