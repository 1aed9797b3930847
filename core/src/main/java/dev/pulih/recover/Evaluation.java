package dev.pulih.recover;

import java.time.Duration;
import java.time.Instant;

/**
 * The wait between an action's taking effect and its judgement.
 *
 * @param began when the action took effect
 * @param deadline when it is judged
 * @param extended whether it was extended once, because too little was known
 * @param looked whether the first value was read
 */
public record Evaluation(Instant began, Instant deadline, boolean extended, boolean looked) {

  static Evaluation from(Instant began, Duration after) {
    return new Evaluation(began, began.plus(after), false, false);
  }

  Evaluation extendedBy(Duration more) {
    return new Evaluation(began, deadline.plus(more), true, looked);
  }

  Evaluation lookedAt() {
    return new Evaluation(began, deadline, extended, true);
  }

  boolean isDue(Instant now) {
    return !now.isBefore(deadline);
  }

  boolean looksAt(Instant now, Duration checkpoint) {
    return !looked && !now.isBefore(began.plus(checkpoint));
  }
}
