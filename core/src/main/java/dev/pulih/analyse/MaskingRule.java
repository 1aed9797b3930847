package dev.pulih.analyse;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A kind of personal data and the pattern that finds it.
 *
 * @param name stands in brackets where such data stood
 * @param pattern finds it; where the pattern has a group named {@code data}, only that is masked,
 *     and the group must take part in every match
 */
public record MaskingRule(String name, Pattern pattern) {

  private static final String DATA = "data";

  public MaskingRule {
    if (!name.matches("[a-z][a-z ]*")) {
      throw new IllegalArgumentException(
          "A masking rule's name is lower-case words, such as \"number plate\"; got \""
              + name
              + "\".");
    }
  }

  /** A rule from a regular expression, as a configuration holds it. */
  public static MaskingRule of(String name, String regex) {
    try {
      return new MaskingRule(name, Pattern.compile(regex));
    } catch (PatternSyntaxException wrong) {
      throw new IllegalArgumentException(
          "The masking rule \""
              + name
              + "\" is no regular expression: "
              + wrong.getDescription()
              + " at character "
              + wrong.getIndex()
              + ".",
          wrong);
    }
  }

  String mask(String text) {
    return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(masked(found)));
  }

  private String masked(MatchResult found) {
    int from = found.namedGroups().containsKey(DATA) ? found.start(DATA) : found.start();
    int to = found.namedGroups().containsKey(DATA) ? found.end(DATA) : found.end();
    String all = found.group();
    return all.substring(0, from - found.start())
        + "["
        + name
        + "]"
        + all.substring(to - found.start());
  }
}
