package dev.pulih.simulator.cluster.api;

import java.util.Set;

/**
 * One permission, as a rule of a Role bound in one namespace; {@code *} stands for all.
 *
 * @param namespace where it holds; {@code *} is a ClusterRole bound cluster-wide
 * @param groups API groups, the empty text for the core group
 * @param resources plural names, with subresources as in {@code pods/log}
 * @param names object names; empty means all
 * @param verbs what is allowed
 */
public record PolicyRule(
    String namespace,
    Set<String> groups,
    Set<String> resources,
    Set<String> names,
    Set<String> verbs) {

  private static final String ALL = "*";

  public PolicyRule {
    groups = Set.copyOf(groups);
    resources = Set.copyOf(resources);
    names = Set.copyOf(names);
    verbs = Set.copyOf(verbs);
  }

  /** Everything everywhere. */
  public static PolicyRule everything() {
    return new PolicyRule(ALL, Set.of(ALL), Set.of(ALL), Set.of(), Set.of(ALL));
  }

  /** Verbs on all objects of one resource in one namespace. */
  public static PolicyRule in(String namespace, String group, String resource, String... verbs) {
    return new PolicyRule(namespace, Set.of(group), Set.of(resource), Set.of(), Set.of(verbs));
  }

  boolean allows(Action action) {
    return holdsIn(action.namespace())
        && has(groups, action.group())
        && has(resources, action.resource())
        && has(verbs, action.verb())
        && (names.isEmpty() || names.contains(action.name()));
  }

  boolean holdsIn(String place) {
    return namespace.equals(ALL) || namespace.equals(place);
  }

  private static boolean has(Set<String> allowed, String asked) {
    return allowed.contains(ALL) || allowed.contains(asked);
  }
}
