package dev.pulih.simulator.port;

import dev.pulih.recover.Answer;
import dev.pulih.recover.Evidence;
import dev.pulih.recover.RestartOrder;
import dev.pulih.recover.Rollouts;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Truth;
import dev.pulih.signal.WorkloadRef;
import java.util.List;

/**
 * Rollouts over a connection to which mishaps happen.
 *
 * @param rollouts where requests go
 * @param mishaps what happens to them
 */
public record UnreliableRollouts(Rollouts rollouts, Mishaps mishaps) implements Rollouts {
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
    return mishaps.during(() -> rollouts.restart(order));
  }
}
