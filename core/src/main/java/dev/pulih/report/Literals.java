package dev.pulih.report;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Values and names of the record that prose may write as they are, whole and with their unit: "15
 * %" is one of them where the record says so, and then neither "15" nor "115 %" is.
 *
 * @param phrases the longest first
 */
record Literals(List<Pattern> phrases) {

  private static final String BEFORE =
      "(?<![\\p{L}\\p{N}_+\\u2212-])(?<![\\p{N}\\uFFFC][.,:/])(?<!\\.)";
  private static final String AFTER =
      "(?![\\p{L}\\p{N}_%\\u2030+\\u2212-])(?![.,:/][\\p{L}\\p{N}\\uFFFC])";

  /** A bare number says nothing of what it counts: only its placeholder does. */
  private static final Pattern BARE = Pattern.compile("[^\\p{L}%]*");

  static Literals of(CaseRecord known) {
    return new Literals(
        Stream.concat(known.facts().stream().map(Fact::value), known.names().stream())
            .filter(phrase -> !phrase.isBlank() && !BARE.matcher(phrase).matches())
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(p -> p))
            .map(Literals::pattern)
            .toList());
  }

  private static Pattern pattern(String phrase) {
    String loose = Pattern.quote(phrase).replace(" ", "\\E\\h?\\Q");
    return Pattern.compile(BEFORE + loose + AFTER);
  }

  String cutFrom(String text, char mark) {
    String rest = text;
    for (Pattern phrase : phrases) {
      rest = phrase.matcher(rest).replaceAll(String.valueOf(mark));
    }
    return rest;
  }
}
