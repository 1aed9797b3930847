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
 */
public final class Recency {

  private static final double FALLING = 0.8;

  private Recency() {}

  /**
   * Whether it still holds. What was not known half a window ago does not speak against it.
   *
   * @param now the rate over the last window
   * @param before the same half a window ago
   * @param above the bound that it must exceed
   */
  public static Truth holds(Reading now, Reading before, double above) {
    return now.test(value -> value > above && value >= FALLING * before.known().orElse(0));
  }
}
