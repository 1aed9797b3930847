package dev.pulih.signal;

/** What runs in the cluster, refreshed beside the tick so that a tick waits for nobody. */
@FunctionalInterface
public interface ClusterView {

  /** The latest inventory; its {@link Inventory#at()} tells how old it is. Never throws. */
  Inventory latest();
}
