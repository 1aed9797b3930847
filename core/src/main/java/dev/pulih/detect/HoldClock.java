package dev.pulih.detect;

import dev.pulih.detect.StageCondition.Phase;
import dev.pulih.signal.Truth;
import java.time.Duration;
import java.time.Instant;

/**
 * The clock behind {@code for}: how long a statement has been true.
 *
 * <p>As in Prometheus' alerting rules it starts at the first true tick, matures at the first tick
 * that is at least {@code length} later, and starts over when the statement is false. Other than
 * there, an unknown tick pauses it: the time from the tick before up to it does not count. More
 * unknown ticks in a row than {@code patience} reset it.
 *
 * <p>With ticks every 15 s and a length of 1 min, true at 0, 15, 45, 60 and 75 and unknown at 30,
 * it matures at 75 = 0 + 60 + 15 s.
 *
 * @param hold the length and the patience
 * @param phase where it stands
 * @param began the first true tick, while maturing or matured; else the latest tick
 * @param paused how long it was paused since then
 * @param gap the latest tick, and the unknown ticks in a row up to it
 */
record HoldClock(Holding hold, Phase phase, Instant began, Duration paused, Gap gap) {

  /**
   * What a statement has to hold for.
   *
   * @param length how long it must be true
   * @param patience how many unknown ticks in a row only pause the clock
   */
  record Holding(Duration length, int patience) {}

  /**
   * The end of what was seen.
   *
   * @param last the latest tick
   * @param unknowns the unknown ticks in a row up to it
   */
  record Gap(Instant last, int unknowns) {}

  /** A clock that has seen nothing yet. */
  static HoldClock unseen(Holding hold) {
    Gap never = new Gap(Instant.EPOCH, 0);
    return new HoldClock(hold, Phase.UNKNOWN, Instant.EPOCH, Duration.ZERO, never);
  }

  /** The clock after a tick. */
  HoldClock next(Truth truth, Instant at) {
    return switch (truth) {
      case TRUE -> running() ? run(began, paused, at) : run(at, Duration.ZERO, at);
      case FALSE -> reset(Phase.ABSENT, at, 0);
      case UNKNOWN -> pause(at);
    };
  }

  /** When it matured, while matured; when it began, while maturing; else the latest tick. */
  Instant since() {
    return matured() ? maturity() : began;
  }

  boolean matured() {
    return phase == Phase.MATURED;
  }

  boolean running() {
    return matured() || phase == Phase.MATURING;
  }

  private Instant maturity() {
    return began.plus(hold.length()).plus(paused);
  }

  private HoldClock run(Instant from, Duration pauses, Instant at) {
    Instant maturity = from.plus(hold.length()).plus(pauses);
    Phase reached = at.isBefore(maturity) ? Phase.MATURING : Phase.MATURED;
    return new HoldClock(hold, reached, from, pauses, new Gap(at, 0));
  }

  private HoldClock pause(Instant at) {
    int unknowns = gap.unknowns() + 1;
    boolean lost = unknowns > hold.patience();
    return lost ? reset(Phase.UNKNOWN, at, unknowns) : paused(at, unknowns);
  }

  private HoldClock paused(Instant at, int unknowns) {
    Instant from = running() ? began : at;
    return new HoldClock(hold, phase, from, pausesUpTo(at), new Gap(at, unknowns));
  }

  /** A clock that has matured has nothing left to delay. */
  private Duration pausesUpTo(Instant at) {
    return matured() ? paused : paused.plus(Duration.between(gap.last(), at));
  }

  private HoldClock reset(Phase to, Instant at, int unknowns) {
    return new HoldClock(hold, to, at, Duration.ZERO, new Gap(at, unknowns));
  }
}
