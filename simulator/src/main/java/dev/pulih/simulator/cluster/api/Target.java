package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.ObjectKey;
import dev.pulih.simulator.cluster.store.ResourceType;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The objects that a path names.
 *
 * @param type what is stored
 * @param group the API group of the path, which for events may differ from the stored one
 * @param version the version of the path
 * @param namespace empty for all namespaces and for cluster-wide objects
 * @param name empty for a collection
 * @param subresource empty for the object itself
 */
record Target(
    ResourceType type,
    String group,
    String version,
    String namespace,
    String name,
    String subresource) {

  /** Reads a path; empty if it is not about objects that the cluster serves. */
  static Optional<Target> parse(String path) {
    List<String> parts = Arrays.stream(path.split("/", -1)).filter(p -> !p.isEmpty()).toList();
    if (parts.size() > 2 && parts.getFirst().equals("api")) {
      return within("", parts.get(1), parts.subList(2, parts.size()));
    }
    if (parts.size() > 3 && parts.getFirst().equals("apis")) {
      return within(parts.get(1), parts.get(2), parts.subList(3, parts.size()));
    }
    return Optional.empty();
  }

  private static Optional<Target> within(String group, String version, List<String> rest) {
    boolean scoped = rest.size() > 2 && rest.getFirst().equals("namespaces") && !status(rest);
    return scoped
        ? of(group, version, rest.get(1), rest.subList(2, rest.size()))
        : of(group, version, "", rest);
  }

  /** A namespace's own status looks like a resource named status within it. */
  private static boolean status(List<String> rest) {
    return rest.size() == 3 && rest.get(2).equals("status");
  }

  private static Optional<Target> of(
      String group, String version, String namespace, List<String> rest) {
    if (rest.size() > 3) {
      return Optional.empty();
    }
    return find(group, version, rest.getFirst())
        .map(type -> new Target(type, group, version, namespace, part(rest, 1), part(rest, 2)));
  }

  private static Optional<ResourceType> find(String group, String version, String plural) {
    boolean renamedEvents = group.equals(EventForms.GROUP) && plural.equals("events");
    return renamedEvents
        ? Optional.of(ResourceTypes.EVENTS)
        : ResourceTypes.find(group, version, plural);
  }

  private static String part(List<String> rest, int index) {
    return index < rest.size() ? rest.get(index) : "";
  }

  ObjectKey key() {
    return type.key(namespace, name);
  }

  Target named(String other) {
    return new Target(type, group, version, namespace, other, subresource);
  }

  boolean collection() {
    return name.isEmpty();
  }

  String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  Action action(String verb) {
    String resource = subresource.isEmpty() ? type.plural() : type.plural() + "/" + subresource;
    return new Action(verb, group, resource, namespace, name);
  }
}
