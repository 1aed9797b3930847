package dev.pulih.service;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Evidence;
import dev.pulih.recover.RestartOrder;
import dev.pulih.recover.Rollouts;
import dev.pulih.recover.Traffic;
import dev.pulih.recover.WeightChange;
import dev.pulih.signal.ClusterView;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Routes;
import dev.pulih.signal.Truth;
import dev.pulih.signal.WorkloadRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** No cluster is configured: nothing is known of it, and nothing is done to it. */
final class NoCluster implements ClusterView, Rollouts, Traffic {

  private static final String WHY = "no cluster is configured; add the block \"kubernetes\"";

  static ClusterPorts ports() {
    NoCluster none = new NoCluster();
    return new ClusterPorts(none, Set::of, none, none, ClusterPorts.Signs.none());
  }

  @Override
  public Inventory latest() {
    return new Inventory(Instant.EPOCH, Map.of());
  }

  @Override
  public Evidence capture(WorkloadRef workload, List<PodRef> pods) {
    return Evidence.missing(WHY);
  }

  @Override
  public Truth applied(RestartOrder order) {
    return Truth.FALSE;
  }

  @Override
  public Answer restart(RestartOrder order) {
    return refused();
  }

  @Override
  public Optional<Routes> read(String namespace, String name) {
    return Optional.empty();
  }

  @Override
  public Answer write(WeightChange change) {
    return refused();
  }

  @Override
  public Answer rehearse(WeightChange change) {
    return refused();
  }

  private static Answer refused() {
    return new Answer.Refused(new Hold(Reason.NOT_CONFIGURED, WHY));
  }
}
