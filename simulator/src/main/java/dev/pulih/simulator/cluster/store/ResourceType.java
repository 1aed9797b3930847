package dev.pulih.simulator.cluster.store;

import java.util.List;
import java.util.Set;

/**
 * One kind of resource that the API server serves.
 *
 * @param group API group, empty for the core group
 * @param versions served versions, the stored one first
 * @param plural the resource's name in paths
 * @param kind the resource's name in objects
 * @param traits what the API server must know about it
 */
public record ResourceType(
    String group, List<String> versions, String plural, String kind, Set<Trait> traits) {

  public ResourceType {
    versions = List.copyOf(versions);
    traits = Set.copyOf(traits);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException(plural + " needs at least one version");
    }
  }

  /** The apiVersion under which objects are stored. */
  public String apiVersion() {
    return apiVersion(versions.getFirst());
  }

  /** The apiVersion of objects in one served version. */
  public String apiVersion(String version) {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** The resource as error messages name it, such as {@code deployments.apps}. */
  public String qualifiedResource() {
    return group.isEmpty() ? plural : plural + "." + group;
  }

  /** The kind as error messages name it, such as {@code Deployment.apps}. */
  public String qualifiedKind() {
    return group.isEmpty() ? kind : kind + "." + group;
  }

  /** Whether objects of this type live in a namespace. */
  public boolean namespaced() {
    return !is(Trait.CLUSTER_WIDE);
  }

  /** Whether the type has a trait. */
  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /** The key of an object of this type. */
  public ObjectKey key(String namespace, String name) {
    return new ObjectKey(this, namespace, name);
  }
}
