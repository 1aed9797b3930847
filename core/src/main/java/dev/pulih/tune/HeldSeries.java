package dev.pulih.tune;

import java.time.Duration;
import java.util.Arrays;

/**
 * What a rule with a holding time sees of a series: the least of its latest known values, over as
 * many ticks as the clock behind {@code for} needs. The rule stands at a threshold exactly while
 * this is over it, so that one pass counts for all thresholds at once.
 *
 * <p>As there, an unknown tick pauses, and more of them in a row than {@code patience} reset. For 2
 * min at 15 s the least of 9 values counts: true at 0, 15 ... 120 s.
 */
final class HeldSeries {

  private final double[] latest;
  private final int patience;
  private int known;
  private int unknowns;
  private double held = Double.NEGATIVE_INFINITY;

  /** A series of which nothing was seen. */
  HeldSeries(Duration hold, Duration step, int patience) {
    int ticks = Math.toIntExact(Math.ceilDiv(hold.toMillis(), step.toMillis()) + 1);
    this.latest = new double[ticks];
    this.patience = patience;
  }

  /** Takes in the value of the next tick, NaN if unknown; minus infinity while no rule can hold. */
  double next(double value) {
    if (Double.isNaN(value)) {
      unknown();
    } else {
      latest[known++ % latest.length] = value;
      unknowns = 0;
      held = known >= latest.length ? least() : Double.NEGATIVE_INFINITY;
    }
    return held;
  }

  private void unknown() {
    unknowns++;
    if (unknowns > patience) {
      known = 0;
      held = Double.NEGATIVE_INFINITY;
    }
  }

  private double least() {
    return Arrays.stream(latest).min().orElseThrow();
  }
}
