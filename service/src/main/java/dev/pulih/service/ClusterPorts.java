package dev.pulih.service;

import dev.pulih.recover.Rollouts;
import dev.pulih.recover.Traffic;
import dev.pulih.service.cluster.Mark;
import dev.pulih.service.trace.TracedPorts;
import dev.pulih.signal.ClusterView;
import java.util.List;
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
 * @param signs what else of it says whether to act
 */
record ClusterPorts(
    ClusterView view,
    Supplier<Set<String>> problems,
    Rollouts rollouts,
    Traffic traffic,
    Signs signs) {

  /**
   * What speaks against acting at all.
   *
   * @param kill who throws the kill switch on Pulih's own Deployment, if somebody does
   * @param marks what Pulih changed in it
   */
  record Signs(Supplier<Optional<String>> kill, Supplier<List<Mark>> marks) {

    /** Nothing does. */
    static Signs none() {
      return new Signs(Optional::empty, List::of);
    }
  }

  /** The same, whose looks tell a tick's phases. */
  ClusterPorts traced(TracedPorts ports) {
    return new ClusterPorts(ports.around(view), problems, rollouts, traffic, signs);
  }
}
