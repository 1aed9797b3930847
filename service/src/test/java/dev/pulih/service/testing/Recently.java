package dev.pulih.service.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Counters that have grown evenly for a while and go on doing so for the next hour: what a Pulih
 * that runs on the real clock reads, without anything that has to be scraped in time.
 */
public final class Recently {

  private static final Duration SCRAPE = Duration.ofSeconds(5);

  private final Instant from = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(600);
  private final Instant to = from.plusSeconds(4200);
  private final Backfill samples = new Backfill();

  /** A counter that grows by so many a second. */
  public Recently counts(String series, double perSecond) {
    samples.series(series, from, to, SCRAPE, second -> 1000 + perSecond * second);
    return this;
  }

  /** A gauge. */
  public Recently shows(String series, double value) {
    samples.series(series, from, to, SCRAPE, _ -> value);
    return this;
  }

  /** The samples. */
  public Backfill samples() {
    return samples;
  }
}
