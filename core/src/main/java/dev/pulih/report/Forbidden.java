package dev.pulih.report;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What prose may not hold, whatever the record says. */
final class Forbidden {

  /**
   * A thing that may not be there.
   *
   * @param pattern finds it
   * @param what it is, for the reason
   */
  private record Thing(Pattern pattern, String what) {
    static Thing of(String regex, String what) {
      return new Thing(Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE), what);
    }
  }

  private static final List<Thing> THINGS =
      List.of(
          Thing.of(
              "[\\p{Cc}&&[^\\n]]|[\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{M}\\uFFFC\\u2028\\u2029]",
              "a character that cannot be seen"),
          Thing.of("[\\p{L}&&[^\\p{IsLatin}]]", "letters that are not Latin"),
          Thing.of("<", "an HTML tag or a \"<\""),
          Thing.of("[\\[\\]]", "a link, an image or a bracket"),
          Thing.of(
              "[a-z][a-z0-9+.-]*:/|//|\\bwww\\b|\\b(?:mailto|javascript|data|tel):|@",
              "an address"),
          Thing.of("&#?\\w+;", "an HTML entity"),
          Thing.of("```|~~~", "a code fence"),
          Thing.of("\\\\", "a backslash"),
          Thing.of("^\\s*#|^[=\\s]*$(?<==)|^[\\s*_-]*[*_-]$(?<=[*_-]{3})", "a heading or a rule"),
          Thing.of("\\|", "a table"),
          Thing.of("^(?:\\t| {4})", "an indented block"),
          Thing.of(
              "\\b(?:human error|careless\\w*|negligen\\w*|incompeten\\w*|blam(?:e|ed|es|ing)"
                  + "|culprits?|(?:his|her|their|whose) fault|fault of)\\b",
              "blame"));

  /** Letters, a dot, letters: a host or a file, but for two abbreviations. */
  private static final Pattern DOTTED =
      Pattern.compile("(?<![\\p{L}.])(?!(?:e\\.g|i\\.e)\\b)[\\p{L}_-]+\\.[\\p{L}_-]{2,}");

  private Forbidden() {}

  /** What a text holds that it may not; empty if nothing. */
  static Optional<String> in(String text) {
    return THINGS.stream()
        .filter(thing -> thing.pattern().matcher(text).find())
        .findFirst()
        .map(thing -> "it holds " + thing.what());
  }

  /** An address without its scheme, in a text without the record's own names. */
  static Optional<String> address(String text) {
    Matcher matcher = DOTTED.matcher(text);
    return matcher.find()
        ? Optional.of("it holds \"" + matcher.group() + "\", which looks like an address")
        : Optional.empty();
  }
}
