package dev.pulih.backtest;

import java.time.Instant;

/**
 * Something that would have been done about an incident, or held back.
 *
 * @param at when
 * @param what the kind
 * @param why the sentence of the decision
 */
public record Deed(Instant at, What what, String why) {

  /** The kinds of deed. */
  public enum What {
    /** Stage 1 would have restarted a workload. */
    RESTART,
    /** Stage 2 was due; whether a subset could take the traffic is not in the readings. */
    SHIFT,
    /** People would have been called. */
    PAGE,
    /** A stage was due, and a guard held it. */
    HELD,
    /** Its severity rose. */
    WORSE;

    /** Whether the world would have been another one after it. */
    public boolean acts() {
      return this == RESTART || this == SHIFT;
    }
  }
}
