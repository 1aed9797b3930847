package dev.pulih.service;

import dev.pulih.recover.Rollouts;
import dev.pulih.recover.Traffic;
import dev.pulih.service.trace.TracedPorts;
import dev.pulih.signal.ClusterView;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The cluster, as the loop sees and changes it.
 *
 * @param view what runs in it
 * @param problems what of it cannot be seen now, one sentence each
 * @param rollouts restarts its workloads
 * @param traffic writes its weights
 * @param kill who throws the kill switch on Pulih's own Deployment, if somebody does
 */
record ClusterPorts(
    ClusterView view,
    Supplier<Set<String>> problems,
    Rollouts rollouts,
    Traffic traffic,
    Supplier<Optional<String>> kill) {

  /** The same, whose looks tell a tick's phases. */
  ClusterPorts traced(TracedPorts ports) {
    return new ClusterPorts(ports.around(view), problems, rollouts, traffic, kill);
  }
}
