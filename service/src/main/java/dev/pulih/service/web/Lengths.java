package dev.pulih.service.web;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Lengths of time as people write them: 30m, 1h30m, 2d. */
public final class Lengths {

  private static final String WRITTEN = "(?=.)(\\d{1,4}d)?(\\d{1,4}h)?(\\d{1,5}m)?(\\d{1,6}s)?";

  private Lengths() {}

  /** The length; empty if the text is none. */
  public static Optional<Duration> parse(String text) {
    String written = text.strip().toLowerCase(Locale.ROOT);
    return written.matches(WRITTEN) ? Optional.of(Duration.parse(iso(written))) : Optional.empty();
  }

  /** ISO 8601 has a T between days and hours: 2d3h is P2DT3H. */
  private static String iso(String written) {
    String days = written.contains("d") ? written.substring(0, written.indexOf('d') + 1) : "";
    String rest = written.substring(days.length());
    return "P" + days + (rest.isEmpty() ? "" : "T" + rest);
  }
}
