package dev.pulih.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What a writer wrote, section by section; unchecked.
 *
 * @param impact who was affected and how
 * @param rootCause why it happened
 * @param wentWell what went well
 * @param actions what is to be done, one item each
 */
record Prose(String impact, String rootCause, String wentWell, List<String> actions) {

  /** The headings that an answer must have, in this order and no others. */
  static final List<String> HEADINGS =
      List.of("## Impact", "## Root cause", "## What went well", "## Action items");

  private static final String BULLET = "- ";

  Prose {
    actions = List.copyOf(actions);
  }

  /** An answer as it was read. */
  sealed interface Read {}

  /** It has the form that was asked for. */
  record Whole(Prose prose) implements Read {}

  /** It has not, and what is wrong with it. */
  record Broken(String why) implements Read {}

  static Read read(String answer) {
    LinkedHashMap<String, StringBuilder> sections = new LinkedHashMap<>();
    for (String line : answer.strip().lines().map(String::stripTrailing).toList()) {
      if (line.startsWith("#")) {
        sections.putIfAbsent(
            sections.containsKey(line) ? line + " twice" : line, new StringBuilder());
      } else if (sections.isEmpty()) {
        return new Broken("it does not begin with a heading");
      } else {
        sections.sequencedEntrySet().getLast().getValue().append(line).append('\n');
      }
    }
    return sections.keySet().stream().toList().equals(HEADINGS)
        ? whole(sections.values().stream().map(s -> s.toString().strip()).toList())
        : new Broken("its headings are not the four that were asked for");
  }

  private static Read whole(List<String> texts) {
    List<String> items = new ArrayList<>();
    for (String line : texts.getLast().lines().filter(l -> !l.isBlank()).toList()) {
      if (!line.startsWith(BULLET)) {
        return new Broken("an action item is not one line that begins with \"- \"");
      }
      items.add(line.substring(BULLET.length()).strip());
    }
    boolean empty = items.isEmpty() || texts.stream().anyMatch(String::isEmpty);
    return empty
        ? new Broken("a section is empty")
        : new Whole(new Prose(texts.get(0), texts.get(1), texts.get(2), items));
  }
}
