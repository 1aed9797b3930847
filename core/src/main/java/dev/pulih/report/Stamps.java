package dev.pulih.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.StringJoiner;

/** How times and durations are written: always in UTC, to the second. */
public final class Stamps {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Stamps() {}

  /** Such as "2026-11-23 02:08:20 UTC". */
  static String at(Instant instant) {
    return bare(instant) + " UTC";
  }

  /** The same where the zone is said already. */
  static String bare(Instant instant) {
    return SECONDS.format(instant);
  }

  /** Such as "1 h 5 min 20 s", without parts that are nothing. */
  public static String spell(Duration duration) {
    StringJoiner parts = new StringJoiner(" ").setEmptyValue("0 s");
    part(parts, duration.toHours(), "h");
    part(parts, duration.toMinutesPart(), "min");
    part(parts, duration.toSecondsPart(), "s");
    return parts.toString();
  }

  private static void part(StringJoiner parts, long amount, String unit) {
    if (amount > 0) {
      parts.add(amount + " " + unit);
    }
  }
}
