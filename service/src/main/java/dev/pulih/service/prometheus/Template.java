package dev.pulih.service.prometheus;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with placeholders such as {@code ${window}}. */
final class Template {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

  private Template() {}

  /** Puts terms in, which may have placeholders of their own; others stay as they are. */
  static String expand(String text, Map<String, String> terms) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(terms.getOrDefault(found.group(1), found.group())));
  }

  static String render(String text, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), values)));
  }

  private static String value(String name, Map<String, String> values) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "its expression has ${%s}, which nothing gives a value.".formatted(name));
    }
    return value;
  }

  /** A duration as PromQL writes it, in one unit: {@code 5m}, {@code 90s}, {@code 1500ms}. */
  static String duration(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1) {
      throw new IllegalArgumentException("a window must be at least 1 ms; got " + duration + ".");
    }
    return inUnits(millis);
  }

  private static String inUnits(long millis) {
    if (millis % 1000 != 0) {
      return millis + "ms";
    }
    long seconds = millis / 1000;
    return seconds % 3600 == 0
        ? seconds / 3600 + "h"
        : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
