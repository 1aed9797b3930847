package dev.pulih.recover;

import dev.pulih.signal.WorkloadRef;
import java.time.Instant;

/**
 * A rollout restart to be sent: the same order always writes the same bytes.
 *
 * @param workload the Deployment
 * @param restartedAt the instant that is written into the pod template
 * @param incident the incident that decided it
 */
public record RestartOrder(WorkloadRef workload, Instant restartedAt, String incident) {}
