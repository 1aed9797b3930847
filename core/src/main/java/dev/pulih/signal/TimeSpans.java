package dev.pulih.signal;

import java.time.Duration;

/** Which of two durations. */
public final class TimeSpans {

  private TimeSpans() {}

  /** The shorter one. */
  public static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  /** The longer one. */
  public static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
