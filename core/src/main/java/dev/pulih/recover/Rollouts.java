package dev.pulih.recover;

import dev.pulih.signal.PodRef;
import dev.pulih.signal.WorkloadRef;
import java.util.List;

/** Restarts workloads, and keeps what a restart destroys. */
public interface Rollouts {

  /** Captures the bad pods' evidence. Never throws: what is missing is listed in it. */
  Evidence capture(WorkloadRef workload, List<PodRef> pods);

  /**
   * Sends what {@code kubectl rollout restart} sends. Refuses a paused workload, one that is
   * rolling out already (unless by this very order) and one that another controller owns.
   */
  Answer restart(RestartOrder order);
}
