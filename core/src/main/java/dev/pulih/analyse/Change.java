package dev.pulih.analyse;

import dev.pulih.signal.WorkloadRef;
import java.time.Instant;

/**
 * Something that was done to a workload: a rollout, or a container that the kubelet restarted.
 *
 * @param at when it was seen
 * @param workload the workload
 * @param what {@code rollout}, or the container that was restarted, as {@code POD/CONTAINER}
 */
public record Change(Instant at, WorkloadRef workload, String what) {}
