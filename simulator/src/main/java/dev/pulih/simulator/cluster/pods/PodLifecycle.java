package dev.pulih.simulator.cluster.pods;

import java.time.Instant;

/**
 * What a world of traffic hears about pods, and what it decides about them. Calls come from the
 * thread that advances the cluster, in the order of time.
 */
public interface PodLifecycle {

  /**
   * Decides how a new pod comes up. It is asked once per pod while the cluster is being changed, so
   * it must answer from its own knowledge and not call the cluster.
   */
  default StartUp startUp(PodView pod) {
    return new StartUp.Usual();
  }

  /** The pod's container started, for the first time or again after a crash. */
  default void started(PodView pod, Instant at) {}

  /** The pod's container crashed. */
  default void crashed(PodView pod, Crash crash, Instant at) {}

  /** The pod was asked to end; it gets no new traffic from now on. */
  default void terminating(PodView pod, Instant at) {}

  /** The pod no longer exists. */
  default void gone(PodView pod, Instant at) {}
}
