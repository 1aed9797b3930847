package dev.pulih.report;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds numbers: digits of any script, Roman numerals, and English words for amounts. "One" is a
 * number only before what is counted or measured, since "no one" and "one of them" are none;
 * "first" and "second" are no amounts.
 */
final class Figures {

  private static final Pattern DIGIT = Pattern.compile("[^\\s\\uFFFC]*\\p{N}[^\\s\\uFFFC]*");

  private static final Pattern ROMAN =
      Pattern.compile("(?<![\\w-])(?=[XVI]{2,}(?!\\w))X{0,3}(?:IX|IV|V?I{0,3})(?![\\w-])");

  private static final String COUNTED =
      "(?:second|minute|hour|day|week|month|request|transaction|customer|user|people|person|pod|restart"
          + "|replica|error|failure|service|time|percent|per cent|%|in|out of)";

  private static final Pattern WORD =
      Pattern.compile(
          "(?<![\\p{L}])(?:zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
              + "|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
              + "|(?:twen|thir|for|fif|six|seven|eigh|nine)t(?:y|ies)"
              + "|(?:ten|hundred|thousand|million|billion|trillion|dozen|score)s?"
              + "|half|halves|halved|quarters?|thirds?(?![ -]part)|fourths?|(?:fif|six|seven|eigh|nin|ten)ths?"
              + "|hundredths?|thousandths?|millionths?|couple"
              + "|twice|thrice|doubl(?:e|es|ed|ing)|trebled?|tripl(?:e|es|ed|ing)|quadrupled?"
              + "|(?:two|three|four|five|six|ten|hundred)fold"
              + "|one (?:and|"
              + COUNTED
              + "s?))(?![\\p{L}])",
          Pattern.CASE_INSENSITIVE);

  private Figures() {}

  /** Why a text without the record's own values says a number; empty if it does not. */
  static Optional<String> in(String text) {
    return find(DIGIT, text).or(() -> find(ROMAN, text)).or(() -> find(WORD, words(text)));
  }

  /** Emphasis within a word, hyphens and line ends do not hide it. */
  private static String words(String text) {
    return text.replaceAll("[*_`~\\\\]", "").replaceAll("[\\s\\p{Pd}]+", " ");
  }

  private static Optional<String> find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find()
        ? Optional.of("it says \"" + matcher.group().strip() + "\", which the record does not")
        : Optional.empty();
  }
}
