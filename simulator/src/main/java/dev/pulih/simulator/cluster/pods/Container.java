package dev.pulih.simulator.cluster.pods;

import java.time.Instant;

/** What a pod's main container does, and until when if nothing interferes. */
sealed interface Container {

  /** The end of a state that has none of its own; far beyond any simulation, safe to add to. */
  Instant FOREVER = Instant.parse("9999-01-01T00:00:00Z");

  Instant until();

  /** Its image is pulled and its sandbox made. */
  record Creating(Instant until) implements Container {}

  /** It runs and has not passed its readiness probe. */
  record Warming(Instant since, Instant until) implements Container {}

  /** It runs and passes its readiness probe unless the world objects. */
  record Serving(Instant since) implements Container {
    @Override
    public Instant until() {
      return FOREVER;
    }
  }

  /** It crashed and waits for its restart. */
  record BackingOff(Instant until) implements Container {}
}
