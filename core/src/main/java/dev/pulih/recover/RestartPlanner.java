package dev.pulih.recover;

import dev.pulih.detect.StageCondition;
import dev.pulih.policy.Guards;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Situation.RestartOption;
import dev.pulih.signal.Movement;
import dev.pulih.signal.Pod;
import dev.pulih.signal.Workload;
import dev.pulih.signal.WorkloadRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which workload stage 1 would restart, and what holds it back. */
final class RestartPlanner {

  private RestartPlanner() {}

  static RestartOption option(Sight sight, StageCondition condition, String incident) {
    Optional<WorkloadRef> workload = owner(sight, condition);
    List<Hold> holds = new ArrayList<>(CommonHolds.of(sight, condition, incident));
    holds.addAll(RestartLoops.of(sight));
    holds.addAll(workload.map(w -> about(sight, w, incident)).orElseGet(RestartPlanner::unknown));
    holds.addAll(workload.map(w -> moved(sight, w, condition)).orElseGet(List::of));
    return new RestartOption(condition, workload, holds);
  }

  /** The workload that owns the worst pod. */
  static Optional<WorkloadRef> owner(Sight sight, StageCondition condition) {
    return sight
        .here()
        .flatMap(i -> condition.pods().stream().findFirst().flatMap(i::pod))
        .map(Pod::workload);
  }

  private static List<Hold> unknown() {
    return List.of(new Hold(Reason.NOT_KNOWN, "what owns the pod is not known"));
  }

  /** What speaks against a restart of a workload as it is. */
  static List<Hold> about(Sight sight, WorkloadRef ref, String incident) {
    List<Hold> holds = new ArrayList<>();
    Guards.busy(ref.toString(), incident, sight.fleet()).ifPresent(holds::add);
    holds.addAll(
        sight
            .here()
            .flatMap(i -> i.workload(ref))
            .map(w -> state(sight, w))
            .orElseGet(() -> notOurs(ref)));
    return holds;
  }

  /** What others changed about it, before it fell ill or right now. */
  static List<Hold> moved(Sight sight, WorkloadRef ref, StageCondition condition) {
    Movement movement = sight.here().map(i -> i.movement(ref)).orElseGet(Movement::none);
    Stream<Hold> deployed =
        ActionOnsets.possible(sight, condition)
            .flatMap(onset -> sight.rules().guards().newTemplate(ref, movement, onset).stream())
            .limit(1);
    return Stream.concat(deployed, Guards.autoscaling(ref, movement).stream()).toList();
  }

  private static List<Hold> notOurs(WorkloadRef ref) {
    return ref.isDeployment()
        ? List.of(new Hold(Reason.NOT_KNOWN, "the state of " + ref + " is not known"))
        : List.of(new Hold(Reason.NOT_A_DEPLOYMENT, ref + " is not a Deployment"));
  }

  private static List<Hold> state(Sight sight, Workload workload) {
    List<Hold> holds = new ArrayList<>();
    workload.ownership().controller().map(c -> owned(workload, c)).ifPresent(holds::add);
    if (workload.rollout().paused()) {
      holds.add(new Hold(Reason.WORKLOAD_PAUSED, workload.ref() + " is paused"));
    }
    if (workload.rollingOut()) {
      holds.add(new Hold(Reason.ROLLOUT_IN_PROGRESS, workload.ref() + " is rolling out"));
    }
    tooFew(workload, sight.rules().policy().restart().podsLeft()).ifPresent(holds::add);
    GitOpsNotes.about(workload).forEach(holds::add);
    return holds;
  }

  private static Hold owned(Workload workload, String controller) {
    return new Hold(Reason.OWNED_BY_CONTROLLER, workload.ref() + " belongs to " + controller);
  }

  private static Optional<Hold> tooFew(Workload workload, double enough) {
    int left = workload.strategy().recreate() ? 0 : workload.strategy().minAvailable();
    int wanted = workload.replicas().wanted();
    return left < 1 || left < enough * wanted
        ? Optional.of(
            new Hold(
                Reason.TOO_FEW_PODS,
                "a rollout of "
                    + workload.ref()
                    + " may leave "
                    + left
                    + " of "
                    + wanted
                    + " pods"))
        : Optional.empty();
  }
}
