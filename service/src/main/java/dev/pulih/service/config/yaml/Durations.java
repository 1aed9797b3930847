package dev.pulih.service.config.yaml;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Prometheus writes them: {@code 15s}, {@code 1h30m}, {@code 500ms}. */
public final class Durations {

  static final String ALLOWED = "a duration such as 15s, 5m, 1h30m or 500ms";

  private static final List<String> UNITS = List.of("d", "h", "m", "s", "ms");
  private static final List<Long> MILLIS = List.of(86_400_000L, 3_600_000L, 60_000L, 1_000L, 1L);
  private static final int MAX_DIGITS = 9;
  private static final Duration MAX = Duration.ofDays(3660);
  private static final Pattern WHOLE =
      Pattern.compile(
          "(?:(\\d+) ?d)? ?(?:(\\d+) ?h)? ?(?:(\\d+) ?m)? ?(?:(\\d+) ?s)? ?(?:(\\d+) ?ms)?");

  private Durations() {}

  static Parsed<Duration> parse(String text) {
    Matcher matcher = WHOLE.matcher(text);
    if (text.equals("0")) {
      return Parsed.value(Duration.ZERO);
    }
    if (text.matches("[0-9.]+")) {
      return Parsed.wrong("has no unit");
    }
    return matcher.matches() && !text.isBlank() ? sum(matcher) : Parsed.wrong("is no duration");
  }

  private static Parsed<Duration> sum(Matcher matcher) {
    long millis = 0;
    for (int i = 0; i < UNITS.size(); i++) {
      String digits = matcher.group(i + 1);
      if (digits != null && digits.length() > MAX_DIGITS) {
        return Parsed.wrong("is too long");
      }
      millis += digits == null ? 0 : Long.parseLong(digits) * MILLIS.get(i);
    }
    Duration sum = Duration.ofMillis(millis);
    return sum.compareTo(MAX) <= 0 ? Parsed.value(sum) : Parsed.wrong("is over ten years");
  }

  /** The text of a duration, as it would be written: {@code 1h30m}. */
  public static String text(Duration duration) {
    long rest = duration.toMillis();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < UNITS.size(); i++) {
      long count = rest / MILLIS.get(i);
      rest %= MILLIS.get(i);
      text.append(count == 0 ? "" : count + UNITS.get(i));
    }
    return text.isEmpty() ? "0s" : text.toString();
  }
}
