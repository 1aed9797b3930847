package dev.pulih.detect;

import dev.pulih.signal.Reading;
import dev.pulih.signal.Truth;

/**
 * Whether a condition still holds, told from a rate over a short window now and half a window ago.
 *
 * <p>A rate over a window w goes on falling for w after its cause ended: s seconds after the end of
 * a plateau p it reads p (1 - s / w), which may exceed a bound for nearly all of w. Half a window
 * earlier it read p, or p (1.5 - s / w), so that the quotient of the two falls below 0.8 within w /
 * 5: 12 s of a minute. A condition that is falling is over, or is getting better by itself; one
 * that settles at a lower level is found again half a window later.
 *
 * @param pastBelow a rate under this share of what it was half a window ago is falling, 0 to 1
 */
public record Recency(double pastBelow) {

  public Recency {
    Require.that(
        pastBelow >= 0 && pastBelow <= 1, "pastBelow must be from 0 to 1; got %s.", pastBelow);
  }

  /**
   * Whether it still holds. What was not known half a window ago does not speak against it.
   *
   * @param now the rate over the last window
   * @param before the same half a window ago
   * @param above the bound that it must exceed
   */
  public Truth holds(Reading now, Reading before, double above) {
    return now.test(value -> value > above && value >= pastBelow * before.known().orElse(0));
  }
}
