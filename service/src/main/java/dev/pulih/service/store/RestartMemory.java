package dev.pulih.service.store;

import dev.pulih.policy.RestartSeen;
import dev.pulih.signal.WorkloadRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The restarts that are in the database, and when each was last named. Every tick names each one
 * that a pod bears witness to, however old it is.
 */
final class RestartMemory {

  /**
   * What was not named for so long is seen no more. One that came back after its row is gone would
   * count again, as of now if the cluster does not say when it was.
   */
  static final Duration OUT_OF_SIGHT = Duration.ofHours(6);

  private final Map<Identity, Instant> named = new ConcurrentHashMap<>();
  private final InstantSource clock;

  /** What makes two sightings the same restart. */
  record Identity(WorkloadRef workload, String unit, String mark) {
    static Identity of(RestartSeen restart) {
      return new Identity(restart.workload(), restart.unit(), restart.mark());
    }
  }

  /** What is known at the beginning may be named yet. */
  RestartMemory(Collection<RestartSeen> known, InstantSource clock) {
    this.clock = clock;
    known.forEach(this::name);
  }

  boolean knows(RestartSeen restart) {
    return named.containsKey(Identity.of(restart));
  }

  void name(RestartSeen restart) {
    named.put(Identity.of(restart), clock.instant());
  }

  /** Whether nothing bears witness to a restart any more. */
  boolean isOutOfSight(RestartSeen restart) {
    Instant since = named.computeIfAbsent(Identity.of(restart), _ -> clock.instant());
    return since.plus(OUT_OF_SIGHT).isBefore(clock.instant());
  }

  void forget(RestartSeen restart) {
    named.remove(Identity.of(restart));
  }
}
