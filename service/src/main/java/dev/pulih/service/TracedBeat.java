package dev.pulih.service;

import dev.pulih.service.trace.Phases;
import java.time.Duration;
import java.time.Instant;

/**
 * A beat whose ticks are traced.
 *
 * @param beat the beat
 * @param phases traces a tick
 */
record TracedBeat(Ticker.Beat beat, Phases phases) implements Ticker.Beat {

  @Override
  public void tick(Instant at, Duration late) {
    phases.tick(at, late, () -> beat.tick(at, late));
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
