package dev.pulih.flow;

import dev.pulih.recover.Answer;
import dev.pulih.recover.Evidence;
import dev.pulih.recover.RestartOrder;
import dev.pulih.recover.Rollouts;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Truth;
import dev.pulih.signal.WorkloadRef;
import java.util.List;

/**
 * Rollouts that only a leader restarts, by whatever way the order came.
 *
 * @param rollouts restarts workloads
 * @param leadership whether this Pulih leads
 */
record LedRollouts(Rollouts rollouts, Leadership leadership) implements Rollouts {

  @Override
  public Evidence capture(WorkloadRef workload, List<PodRef> pods) {
    return rollouts.capture(workload, pods);
  }

  @Override
  public Truth applied(RestartOrder order) {
    return rollouts.applied(order);
  }

  @Override
  public Answer restart(RestartOrder order) {
    return leadership
        .hold()
        .<Answer>map(Answer.Refused::new)
        .orElseGet(() -> rollouts.restart(order));
  }
}
