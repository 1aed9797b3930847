package dev.pulih.analyse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** JSON (RFC 8259) for a model, without a space too many; foreign text is always within quotes. */
public final class JsonText {

  /** What is cut has at most so many bytes between its quotes. */
  static final int LONGEST = 160;

  private static final String CUT = "\u2026";

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

  /** A string. */
  public static String text(String raw) {
    return raw.codePoints().mapToObj(JsonText::escaped).collect(Collectors.joining("", "\"", "\""));
  }

  /** A string; one that is too long is cut between two characters. */
  static String cut(String raw) {
    StringBuilder text = new StringBuilder();
    int bytes = 0;
    for (int at = 0; at < raw.length(); at += Character.charCount(raw.codePointAt(at))) {
      String next = escaped(raw.codePointAt(at));
      bytes += bytes(next);
      if (bytes > LONGEST - bytes(CUT)) {
        return '"' + text.append(CUT).toString() + '"';
      }
      text.append(next);
    }
    return '"' + text.toString() + '"';
  }

  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String escaped(int codePoint) {
    return needsEscape(codePoint) ? "\\u%04x".formatted(codePoint) : Character.toString(codePoint);
  }

  /** Also what could end a quotation of the whole text in tags, and halves of characters. */
  private static boolean needsEscape(int c) {
    return Character.isISOControl(c)
        || c == '"'
        || c == '\\'
        || c == '<'
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
