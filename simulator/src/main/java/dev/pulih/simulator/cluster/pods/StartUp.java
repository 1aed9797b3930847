package dev.pulih.simulator.cluster.pods;

import java.time.Duration;

/** How a new pod comes up, as the world decides. */
public sealed interface StartUp {

  /** Ready after the cluster's usual time. */
  record Usual() implements StartUp {}

  /** Ready after a time of its own, counted from its scheduling. */
  record Ready(Duration after) implements StartUp {}

  /** Runs, but never passes its readiness probe. */
  record NeverReady() implements StartUp {}

  /** Every start of its container ends in a crash after the given running time. */
  record CrashLoop(Duration after, Crash crash) implements StartUp {}
}
