package dev.pulih.signal;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A revision of a Deployment's pod template, as its ReplicaSet keeps it.
 *
 * @param number the revision's number, as in {@code kubectl rollout history}
 * @param origin where it comes from
 * @param template its values by their paths, such as {@code spec.containers[app].image}
 */
public record TemplateRevision(long number, Origin origin, Map<String, String> template) {

  /** The annotation of the pod template by which {@code kubectl rollout restart} restarts. */
  public static final String RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";

  private static final String HASH = "metadata.labels.pod-template-hash";
  private static final String OWN = "metadata.annotations.pulih.dev/";
  private static final String RESTART = "metadata.annotations." + RESTARTED_AT;

  /**
   * Where a revision comes from.
   *
   * @param hash the {@code pod-template-hash} of its pods
   * @param createdAt when its ReplicaSet was made
   * @param reused whether that had another number before: somebody went back to its template
   * @param progressedAt the latest progress of the rollout to it, if the Deployment still tells it
   */
  public record Origin(
      String hash, Instant createdAt, boolean reused, Optional<Instant> progressedAt) {}

  public TemplateRevision {
    template =
        template.entrySet().stream()
            .filter(e -> means(e.getKey()))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** A restart makes a revision, but changes nothing that runs. */
  private static boolean means(String path) {
    return !path.equals(HASH) && !path.equals(RESTART) && !path.startsWith(OWN);
  }

  /**
   * A revision whose template is a tree of maps, lists and values; an element of a list goes by its
   * name where it has one, so that an order alone is no difference.
   */
  public static TemplateRevision of(long number, Origin origin, Map<String, ?> template) {
    Map<String, String> values = new HashMap<>();
    template.forEach((key, value) -> put(values, key, value));
    return new TemplateRevision(number, origin, values);
  }

  private static void put(Map<String, String> values, String path, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> put(values, path + "." + key, inner));
    } else if (value instanceof List<?> list) {
      IntStream.range(0, list.size())
          .forEach(i -> put(values, path + "[" + name(list.get(i), i) + "]", list.get(i)));
    } else if (value != null) {
      values.put(path, value.toString());
    }
  }

  private static Object name(@Nullable Object element, int index) {
    return element instanceof Map<?, ?> map && map.get("name") instanceof String name
        ? name
        : index;
  }

  boolean sameAs(TemplateRevision other) {
    return template.equals(other.template);
  }
}
