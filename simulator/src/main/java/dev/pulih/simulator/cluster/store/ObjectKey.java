package dev.pulih.simulator.cluster.store;

import java.util.Comparator;
import tools.jackson.databind.JsonNode;

/**
 * The identity of one object: what it is, where it lives and what it is called.
 *
 * @param namespace empty for cluster-wide objects
 */
public record ObjectKey(ResourceType type, String namespace, String name)
    implements Comparable<ObjectKey> {

  private static final Comparator<ObjectKey> ORDER =
      Comparator.comparing((ObjectKey key) -> key.type().qualifiedResource())
          .thenComparing(ObjectKey::namespace)
          .thenComparing(ObjectKey::name);

  /** The key of an object that carries its own name and namespace. */
  public static ObjectKey of(ResourceType type, JsonNode object) {
    return new ObjectKey(type, Meta.namespace(object), Meta.name(object));
  }

  @Override
  public int compareTo(ObjectKey other) {
    return ORDER.compare(this, other);
  }
}
