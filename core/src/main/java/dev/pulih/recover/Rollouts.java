package dev.pulih.recover;

import dev.pulih.signal.PodRef;
import dev.pulih.signal.Truth;
import dev.pulih.signal.WorkloadRef;
import java.util.List;

/** Restarts workloads, and keeps what a restart destroys. */
public interface Rollouts {

  /** Captures the bad pods' evidence. Never throws: what is missing is listed in it. */
  Evidence capture(WorkloadRef workload, List<PodRef> pods);

  /**
   * Whether the workload's pod template carries this very order already; unknown where the cluster
   * cannot be asked. Asked before an order is sent or given up, since an earlier request may have
   * been carried out without its answer arriving.
   *
   * @throws Unanswered instead of unknown, where it can say why
   */
  Truth applied(RestartOrder order);

  /**
   * Sends what {@code kubectl rollout restart} sends. Refuses a paused workload, one that is
   * rolling out already (unless by this very order) and one that another controller owns.
   */
  Answer restart(RestartOrder order);
}
