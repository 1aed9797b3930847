package dev.pulih.service.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence as Pulih records it, with holes for its parts: {@code stage {0,number} held ({1})}. It
 * is found without going back: a hole ends where the next literal first stands, so that untrusted
 * text of any kind costs no more than reading it once.
 *
 * @param key its name in every language
 * @param literals what stands before, between and after the holes
 * @param holes what each hole takes, as a pattern
 */
record SentencePattern(String key, List<String> literals, List<Pattern> holes) {

  private static final Pattern HOLE = Pattern.compile("\\{\\d+(,number|,word)?}");
  private static final Pattern NUMBER = Pattern.compile("[\\d.,]+");
  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern ANYTHING = Pattern.compile(".+", Pattern.DOTALL);

  /** Patterns with no more than that to tell them by only join others. */
  private static final int JOINT = 2;

  SentencePattern {
    literals = List.copyOf(literals);
    holes = List.copyOf(holes);
  }

  static SentencePattern of(String key, String pattern) {
    List<Pattern> holes = HOLE.matcher(pattern).results().map(SentencePattern::hole).toList();
    return new SentencePattern(key, List.of(HOLE.split(pattern.replace("''", "'"), -1)), holes);
  }

  private static Pattern hole(MatchResult hole) {
    return switch (Objects.requireNonNullElse(hole.group(1), "")) {
      case ",number" -> NUMBER;
      case ",word" -> WORD;
      default -> ANYTHING;
    };
  }

  /** How much of it is its own. */
  int own() {
    return literals.stream().mapToInt(String::length).sum();
  }

  boolean isJoint() {
    return own() <= JOINT;
  }

  /** Where in a text its own words begin; the earlier, the more of the text it explains. */
  int begins(String text) {
    String first = literals.getFirst();
    return first.isEmpty() ? text.indexOf(literals.get(1), 1) : 0;
  }

  /** The parts of a text that is this sentence; empty if it is not. */
  Optional<List<String>> parts(String text) {
    if (holes.isEmpty()) {
      return text.equals(literals.getFirst()) ? Optional.of(List.of()) : Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    return text.startsWith(literals.getFirst()) && fills(text, parts)
        ? Optional.of(parts)
        : Optional.empty();
  }

  private boolean fills(String text, List<String> parts) {
    int from = literals.getFirst().length();
    for (int hole = 0; hole < holes.size(); hole++) {
      int to = end(text, from, hole);
      if (to <= from || !fits(hole, text.substring(from, to))) {
        return false;
      }
      parts.add(text.substring(from, to));
      from = to + literals.get(hole + 1).length();
    }
    return true;
  }

  private int end(String text, int from, int hole) {
    String next = literals.get(hole + 1);
    boolean last = hole == holes.size() - 1;
    return last
        ? text.endsWith(next) ? text.length() - next.length() : -1
        : text.indexOf(next, from + 1);
  }

  private boolean fits(int hole, String part) {
    return holes.get(hole).matcher(part).matches();
  }

  /** Whether each part closes what it opens; one that does not is a piece of a longer sentence. */
  static boolean whole(List<String> parts) {
    return parts.stream().allMatch(SentencePattern::closes);
  }

  private static boolean closes(String part) {
    int open = 0;
    for (Matcher bracket = Pattern.compile("[()]").matcher(part); bracket.find(); ) {
      open += bracket.group().equals("(") ? 1 : -1;
      if (open < 0) {
        return false;
      }
    }
    return open == 0;
  }
}
