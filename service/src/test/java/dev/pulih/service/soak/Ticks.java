package dev.pulih.service.soak;

import java.time.Duration;
import java.time.Instant;

/**
 * How many ticks Pulih itself says there were.
 *
 * @param asked when it was asked, and when it had answered
 * @param done those that came to their end, failed ones too
 * @param skipped those that would have overlapped another
 * @param failed those that ended with an exception
 * @param seconds how long all of them took
 * @param longest how many seconds the longest of late took
 */
record Ticks(Asked asked, long done, long skipped, long failed, double seconds, double longest) {

  /** The instants between which a page was written. */
  record Asked(Instant from, Instant to) {}

  static Ticks of(Scraped page, Asked asked) {
    return new Ticks(
        asked,
        (long) page.sum("pulih_tick_duration_seconds_count"),
        (long) page.sum("pulih_ticks_skipped_total"),
        (long) page.sum("pulih_ticks_failed_total"),
        page.sum("pulih_tick_duration_seconds_sum"),
        page.sum("pulih_tick_duration_seconds_max"));
  }

  /** What came since an earlier look. */
  Ticks since(Ticks before) {
    return new Ticks(
        asked,
        done - before.done,
        skipped - before.skipped,
        failed - before.failed,
        seconds - before.seconds,
        longest);
  }

  /**
   * Ticks of which Pulih says nothing: neither done nor skipped, though one a second was due;
   * negative for ticks that were not due. What is under way at a look, and what falls due
   * meanwhile, may be counted on either side of it.
   */
  long lost(Ticks before) {
    Ticks here = since(before);
    long counted = here.done + here.skipped;
    long least = seconds(before.asked.to, asked.from) - underWay();
    long most = seconds(before.asked.from, asked.to) + before.underWay();
    return counted < least ? least - counted : Math.min(0, most - counted);
  }

  private long underWay() {
    return 1 + (long) Math.ceil(longest);
  }

  private static long seconds(Instant from, Instant to) {
    return to.getEpochSecond() - from.getEpochSecond();
  }

  double meanMillis() {
    return done == 0 ? Double.NaN : Duration.ofSeconds(1).toMillis() * seconds / done;
  }
}
