package dev.pulih.policy;

import dev.pulih.signal.WorkloadRef;
import java.time.Instant;

/**
 * A restart of a workload, whoever caused it.
 *
 * @param workload the workload
 * @param unit {@code rollout}, or the container that the kubelet restarted, as {@code
 *     POD/CONTAINER}
 * @param mark what tells it from other restarts of the unit: a template hash, {@code HASH/REVISION}
 *     of a template that came back, or a restart count
 * @param at when
 */
public record RestartSeen(WorkloadRef workload, String unit, String mark, Instant at) {

  /** The unit of a rollout, which counts once for the whole workload. */
  public static final String ROLLOUT = "rollout";
}
