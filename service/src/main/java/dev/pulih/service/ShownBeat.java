package dev.pulih.service;

import java.time.Duration;
import java.time.Instant;

/**
 * A beat after which people are shown what it saw.
 *
 * @param beat the beat
 * @param show shows it
 */
record ShownBeat(Ticker.Beat beat, Runnable show) implements Ticker.Beat {

  @Override
  public void tick(Instant at, Duration late) {
    beat.tick(at, late);
    show.run();
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
