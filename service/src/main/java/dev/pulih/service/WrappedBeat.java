package dev.pulih.service;

import java.time.Duration;
import java.time.Instant;

/**
 * A beat whose ticks something goes on around; all else is passed on.
 *
 * @param beat the beat
 * @param around what goes on around a tick
 */
record WrappedBeat(Ticker.Beat beat, Around around) implements Ticker.Beat {

  /** What goes on around a tick. */
  interface Around {
    /** Does a tick's work, and what else it does. */
    void tick(Instant at, Duration late, Runnable work);
  }

  @Override
  public void tick(Instant at, Duration late) {
    around.tick(at, late, () -> beat.tick(at, late));
  }

  @Override
  public void skip(Instant at) {
    beat.skip(at);
  }

  @Override
  public void jumped(Instant now, Duration by) {
    beat.jumped(now, by);
  }

  @Override
  public void setBack(Instant last, Instant now) {
    beat.setBack(last, now);
  }
}
