package dev.pulih.recover;

import dev.pulih.policy.Hold;
import dev.pulih.signal.Pod;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.Workload;
import dev.pulih.signal.WorkloadRef;
import java.util.List;
import java.util.stream.Stream;

/** The workloads of a service that restart in a loop: no stage acts on it, people are called. */
final class RestartLoops {

  private RestartLoops() {}

  static List<Hold> of(Sight sight) {
    return sight.here().stream()
        .flatMap(RestartLoops::workloads)
        .distinct()
        .flatMap(w -> sight.rules().guards().restartLoop(w, sight.fleet(), sight.now()).stream())
        .toList();
  }

  /** What owns its pods need not be a Deployment. */
  private static Stream<WorkloadRef> workloads(ServiceInventory here) {
    return Stream.concat(
        here.workloads().stream().map(Workload::ref), here.pods().stream().map(Pod::workload));
  }
}
