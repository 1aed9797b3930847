package dev.pulih.service.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;

/** Lets so much through in an hour, and counts what it holds back. */
final class Hourly {

  private final int most;
  private final InstantSource clock;
  private Instant since = Instant.MIN;
  private int let;
  private long held;

  Hourly(int most, InstantSource clock) {
    this.most = most;
    this.clock = clock;
  }

  /** How many were held back before this one; empty if it is held back itself. */
  synchronized OptionalLong next() {
    begin(clock.instant());
    if (let == most) {
      held++;
      return OptionalLong.empty();
    }
    long before = held;
    held = 0;
    let++;
    return OptionalLong.of(before);
  }

  private void begin(Instant now) {
    if (since.isBefore(now.minus(Duration.ofHours(1)))) {
      since = now;
      let = 0;
    }
  }
}
