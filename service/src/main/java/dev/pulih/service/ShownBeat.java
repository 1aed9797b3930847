package dev.pulih.service;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A beat after which people are shown what it saw. Should that fail, ticks go on.
 *
 * @param beat the beat
 * @param show shows it
 */
record ShownBeat(Ticker.Beat beat, Runnable show) implements Ticker.Beat {

  private static final Logger LOG = LoggerFactory.getLogger(ShownBeat.class);

  @Override
  public void tick(Instant at, Duration late) {
    beat.tick(at, late);
    try {
      show.run();
    } catch (RuntimeException e) {
      LOG.error("What the tick of {} saw cannot be shown; the pages show an older one.", at, e);
    }
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
