package dev.pulih.service;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Something that can be wrong for a while: it is said when it begins and when it changes, not at
 * each tick. What a server says in its own words, which Pulih puts into brackets or quotes, may
 * differ each time and is no change.
 */
final class Topic {

  private static final Pattern FOREIGN = Pattern.compile("\\(.*\\)|\".*\"");

  private final Set<String> said = new HashSet<>();

  /** Whether a sentence was not said yet since it was over. */
  synchronized boolean isNews(String sentence) {
    return said.add(FOREIGN.matcher(sentence).replaceAll(""));
  }

  /** That nothing is wrong any more; true if something was. */
  synchronized boolean over() {
    boolean was = !said.isEmpty();
    said.clear();
    return was;
  }
}
