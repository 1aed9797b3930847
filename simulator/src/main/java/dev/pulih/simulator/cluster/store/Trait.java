package dev.pulih.simulator.cluster.store;

/** What distinguishes one kind of resource from another in the eyes of the API server. */
public enum Trait {
  /** Objects live outside namespaces. */
  CLUSTER_WIDE,
  /** Defined by a CustomResourceDefinition: no strategic merge patch. */
  CUSTOM,
  /** Counts changes of its specification in metadata.generation. */
  GENERATION,
  /** Its status is written through the status subresource only. */
  STATUS,
  /** Has the scale subresource. */
  SCALE,
  /** An update must name the resourceVersion that it replaces. */
  CONDITIONAL_UPDATE,
  /** Deletion waits for a grace period. */
  GRACEFUL_DELETION
}
