package dev.pulih.service.web.page;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which pods are plotted.
 *
 * @param pods the names of all that can be
 * @param chosen of these the ones that somebody chose; empty where nobody did
 * @param strange how many of the names that were asked for are none of them
 * @param more how many were chosen beyond those that are plotted at once
 */
public record PodChoice(List<String> pods, List<String> chosen, int strange, int more) {

  /** More plots at once would hide each other, and weigh too much. */
  public static final int MOST = 6;

  public PodChoice {
    pods = List.copyOf(pods);
    chosen = List.copyOf(chosen);
  }

  /** What is asked for by a name that no pod has is left out, and counted. */
  static PodChoice of(List<String> asked, List<String> pods) {
    Set<String> names = new HashSet<>(pods);
    List<String> wanted = asked.stream().distinct().toList();
    List<String> known = wanted.stream().filter(names::contains).toList();
    List<String> chosen = known.stream().limit(MOST).toList();
    int strange = wanted.size() - known.size();
    return new PodChoice(pods, chosen, strange, known.size() - chosen.size());
  }

  /** Whether somebody chose, and not Pulih. */
  public boolean isMade() {
    return !chosen.isEmpty();
  }
}
