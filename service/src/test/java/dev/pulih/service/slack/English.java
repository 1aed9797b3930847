package dev.pulih.service.slack;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Tells an English sentence by the small words that no name, number or code has. */
public final class English {

  private static final Pattern SMALL_WORDS =
      Pattern.compile(
          "\\b(the|an?|is|are|was|were|be|has|have|had|it|its|this|that|which|who|nobody|nothing"
              + "|somebody|someone|of|to|by|on|in|at|for|from|with|until|after|before|since|and|or|not"
              + "|no|so|what|when|whether|may|can|cannot|must|did|does|so|too|now|again|already"
              + "|failed|needs|known|open|closed|done|read|more)\\b",
          Pattern.CASE_INSENSITIVE);

  private English() {}

  /** What a Korean reader would still read in English of a text that Pulih records or answers. */
  public static List<String> leftInKorean(String recorded) {
    return in(new Phrasebook(Language.KO).say(recorded));
  }

  /** The English small words in a text, but for those of a command line or a scope. */
  public static List<String> in(String text) {
    String spoken =
        text.replaceAll("[a-z]+:[a-z]+|\\./pulih [^;,)]*|kubectl [a-z -]*|\"kubectl[^\"]*\"", "");
    return SMALL_WORDS.matcher(spoken).results().map(MatchResult::group).toList();
  }
}
