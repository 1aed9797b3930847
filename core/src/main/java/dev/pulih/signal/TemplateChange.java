package dev.pulih.signal;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The latest change of a Deployment's pod template: a new version or a new configuration, not a
 * restart.
 *
 * @param at when the first revision with the new template was made
 * @param from the revision before it, to which it can be undone
 * @param to the first revision with it
 * @param differences what changed, one phrase each
 */
public record TemplateChange(Instant at, long from, long to, List<String> differences) {

  public TemplateChange {
    differences = List.copyOf(differences);
  }

  /** The latest among the revisions that are kept; empty where they are all alike. */
  public static Optional<TemplateChange> latest(Collection<TemplateRevision> revisions) {
    List<TemplateRevision> newestFirst =
        revisions.stream()
            .sorted(Comparator.comparingLong(TemplateRevision::number).reversed())
            .toList();
    return newestFirst.stream()
        .filter(r -> !r.sameAs(newestFirst.getFirst()))
        .findFirst()
        .map(before -> between(before, firstAfter(before, newestFirst)));
  }

  /**
   * When each template among the revisions that are kept was new, the oldest first; the oldest
   * itself is no change. A return to an earlier template makes no revision, so it is not told.
   */
  public static List<Instant> times(Collection<TemplateRevision> revisions) {
    List<TemplateRevision> oldestFirst =
        revisions.stream()
            .sorted(
                Comparator.comparing(TemplateRevision::createdAt)
                    .thenComparing(TemplateRevision::number))
            .toList();
    return IntStream.range(1, oldestFirst.size())
        .filter(i -> !oldestFirst.get(i).sameAs(oldestFirst.get(i - 1)))
        .mapToObj(i -> oldestFirst.get(i).createdAt())
        .toList();
  }

  private static TemplateRevision firstAfter(
      TemplateRevision before, List<TemplateRevision> newestFirst) {
    return newestFirst.get(newestFirst.indexOf(before) - 1);
  }

  private static TemplateChange between(TemplateRevision before, TemplateRevision after) {
    return new TemplateChange(
        after.createdAt(),
        before.number(),
        after.number(),
        differences(before.template(), after.template()));
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
