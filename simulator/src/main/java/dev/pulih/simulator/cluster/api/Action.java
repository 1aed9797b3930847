package dev.pulih.simulator.cluster.api;

import java.util.Set;

/**
 * What a request wants to do, in the terms of access rules.
 *
 * @param verb get, list, watch, create, update, patch, delete or deletecollection
 * @param group API group, empty for the core group
 * @param resource plural name, with its subresource as in {@code pods/log}
 * @param namespace empty for cluster-wide requests
 * @param name empty for requests about more than one object
 */
public record Action(String verb, String group, String resource, String namespace, String name) {

  private static final Set<String> WRITES =
      Set.of("create", "update", "patch", "delete", "deletecollection");

  /** Whether the action may change something. */
  public boolean writes() {
    return WRITES.contains(verb);
  }
}
