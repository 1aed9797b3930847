package dev.pulih.service;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A tick after which people are shown what it saw. Should that fail, ticks go on.
 *
 * @param show shows it
 */
record ShownTick(Runnable show) implements WrappedBeat.Around {

  private static final Logger LOG = LoggerFactory.getLogger(ShownTick.class);

  @Override
  public void tick(Instant at, Duration late, Runnable work) {
    work.run();
    try {
      show.run();
    } catch (RuntimeException e) {
      LOG.error("What the tick of {} saw cannot be shown; the pages show an older one.", at, e);
    }
  }
}
