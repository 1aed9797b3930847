package dev.pulih.analyse;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** JSON as text for a model: fields in the order given, foreign text always within quotes. */
public final class JsonText {

  private JsonText() {}

  /** An object of fields. */
  public static String object(String... fields) {
    return object(List.of(fields));
  }

  /** An object of fields. */
  public static String object(List<String> fields) {
    return "{" + String.join(",", fields) + "}";
  }

  /** An array of values. */
  public static String array(Stream<String> values) {
    return values.collect(Collectors.joining(",", "[", "]"));
  }

  /** A field with a value that is JSON already. */
  public static String field(String name, String value) {
    return text(name) + ":" + value;
  }

  /** A string (RFC 8259, section 7). */
  public static String text(String raw) {
    return raw.chars()
        .mapToObj(c -> needsEscape(c) ? "\\u%04x".formatted(c) : Character.toString(c))
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static boolean needsEscape(int c) {
    return c < 0x20 || c == '"' || c == '\\' || c == 0x7f;
  }
}
