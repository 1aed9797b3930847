package dev.pulih.detect;

import java.time.Duration;

/**
 * What the stages of recovery start and end on.
 *
 * @param restart of stage 1: the error rate of a single pod
 * @param shift of stage 2: the error rate of the whole service
 * @param recency when a condition is past
 * @param resolveAfter how long no threshold rule may be true until a service is calm
 */
public record StageRules(
    StageRule restart, StageRule shift, Recency recency, Duration resolveAfter) {

  public StageRules {
    Require.positive("resolveAfter", resolveAfter);
  }

  /**
   * A bound on an error rate.
   *
   * @param above the ratio that it must exceed, 0 to 1
   * @param hold for how long
   */
  public record StageRule(double above, Duration hold) {
    public StageRule {
      Require.that(
          above >= 0 && above < 1,
          "A stage's error ratio must be from 0 to under 1; got %s.",
          above);
      Require.notNegative("A stage's hold", hold);
    }
  }

  /** Pod over 10 % for 5 min; service over 20 % for 3 min; past below 80 %; calm after 5 min. */
  public static StageRules defaults() {
    return new StageRules(
        new StageRule(0.10, Duration.ofMinutes(5)),
        new StageRule(0.20, Duration.ofMinutes(3)),
        new Recency(0.8),
        Duration.ofMinutes(5));
  }
}
