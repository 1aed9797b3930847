package dev.pulih.signal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The latest change of a Deployment's pod template: a new version or a new configuration, not a
 * restart.
 *
 * @param at when the first revision with the new template came
 * @param from the revision before it, to which it can be undone
 * @param to the first revision with it
 * @param differences what changed, one phrase each
 */
public record TemplateChange(Instant at, long from, long to, List<String> differences) {

  public TemplateChange {
    differences = List.copyOf(differences);
  }

  static TemplateChange between(TemplateRevision before, TemplateRevision after, Instant at) {
    return new TemplateChange(
        at, before.number(), after.number(), differences(before.template(), after.template()));
  }

  private static List<String> differences(Map<String, String> before, Map<String, String> after) {
    return Stream.of(before, after)
        .flatMap(template -> template.keySet().stream())
        .collect(TreeSet<String>::new, TreeSet::add, TreeSet::addAll)
        .stream()
        .filter(path -> !before.getOrDefault(path, "").equals(after.getOrDefault(path, "")))
        .map(path -> difference(path, before.getOrDefault(path, ""), after.getOrDefault(path, "")))
        .toList();
  }

  /** A value may be a secret: only images and resources are shown with theirs. */
  private static String difference(String path, String before, String after) {
    boolean harmless = path.endsWith(".image") || path.contains(".resources.");
    return harmless
        ? path + " " + shown(before) + " -> " + shown(after)
        : path + (before.isEmpty() ? " added" : after.isEmpty() ? " removed" : " changed");
  }

  private static String shown(String value) {
    return value.isEmpty() ? "(none)" : value;
  }
}
