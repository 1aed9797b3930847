package dev.pulih.detect;

import java.time.Instant;

/**
 * How a series' value was judged by its past at one tick.
 *
 * @param at the tick
 * @param expected what was expected of it
 * @param score how unusual it was, in standard deviations; NaN where it is not known
 */
public record Assessment(Instant at, Expectation expected, double score) {

  /** Whether it was unusual; whether it matters is another question. */
  public boolean isUnusual() {
    return score >= expected.threshold();
  }
}
