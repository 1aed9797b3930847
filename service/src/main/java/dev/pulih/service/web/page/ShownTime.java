package dev.pulih.service.web.page;

import java.time.Duration;
import java.util.Arrays;

/** Over how long a time a signal is shown. */
public enum ShownTime {
  /** The ticks in memory, with what the detector made of each. */
  MEMORY("", Duration.ZERO),
  HOUR("1h", Duration.ofHours(1)),
  SIX_HOURS("6h", Duration.ofHours(6)),
  DAY("24h", Duration.ofHours(24)),
  WEEK("7d", Duration.ofDays(7));

  private final String code;
  private final Duration length;

  ShownTime(String code, Duration length) {
    this.code = code;
    this.length = length;
  }

  /**
   * As an address asks.
   *
   * @throws BadQuery if it asks for another time
   */
  static ShownTime of(String asked) {
    return Arrays.stream(values())
        .filter(time -> time.code.equals(asked))
        .findFirst()
        .orElseThrow(() -> new BadQuery("query.range", "range=" + asked));
  }

  /** What an address calls it; empty for the ticks in memory. */
  public String code() {
    return code;
  }

  /** How far back it reaches; zero for the ticks in memory. */
  public Duration length() {
    return length;
  }

  /** In words. */
  public String in(Frame frame) {
    return this == MEMORY
        ? frame.say("range.memory")
        : frame.say("series.over", frame.lasting(length));
  }
}
