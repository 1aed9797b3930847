package dev.pulih.recover;

import dev.pulih.detect.StageCondition;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.signal.Pod;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.WorkloadRef;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The guards that only stage 1 has, each asked about the workload of the worst pod; of a service
 * that has no bad pod, about every workload that owns pods.
 */
final class RestartInspection {

  /** Those that look at what owns a pod, whatever it is. */
  private static final Set<Reason> OF_OWNER =
      EnumSet.of(Reason.OBJECT_BUSY, Reason.NOT_A_DEPLOYMENT);

  /** Those that look at the state of a Deployment. */
  private static final Set<Reason> OF_DEPLOYMENT =
      EnumSet.of(
          Reason.NEW_TEMPLATE,
          Reason.AUTOSCALING,
          Reason.OWNED_BY_CONTROLLER,
          Reason.WORKLOAD_PAUSED,
          Reason.ROLLOUT_IN_PROGRESS,
          Reason.TOO_FEW_PODS,
          Reason.GITOPS);

  private final Sight sight;
  private final StageCondition condition;
  private final String incident;

  private RestartInspection(Sight sight, StageCondition condition, String incident) {
    this.sight = sight;
    this.condition = condition;
    this.incident = incident;
  }

  static Inspection of(Sight sight, StageCondition condition, String incident) {
    RestartInspection inspection = new RestartInspection(sight, condition, incident);
    return sight
        .here()
        .map(inspection::look)
        .orElseGet(() -> Inspection.skipped(guards(), "the pods and workloads are not known"));
  }

  /** All of them. */
  static Set<Reason> guards() {
    Set<Reason> all = EnumSet.copyOf(OF_OWNER);
    all.addAll(OF_DEPLOYMENT);
    return all;
  }

  private Inspection look(ServiceInventory here) {
    return owners(here).stream()
        .map(owner -> look(owner, here))
        .reduce(Inspection::and)
        .orElseGet(() -> Inspection.skipped(guards(), "what owns its pods is not known"));
  }

  private List<WorkloadRef> owners(ServiceInventory here) {
    return condition.pods().isEmpty()
        ? here.pods().stream().map(Pod::workload).distinct().toList()
        : RestartPlanner.owner(sight, condition).stream().toList();
  }

  private Inspection look(WorkloadRef owner, ServiceInventory here) {
    return here.workload(owner).isPresent()
        ? Inspection.looked(guards(), Stream.concat(about(owner), moved(owner)).toList())
            .and(UnreadObjects.of(here, OF_DEPLOYMENT))
        : Inspection.looked(OF_OWNER, about(owner).toList())
            .and(Inspection.skipped(OF_DEPLOYMENT, unknown(owner)));
  }

  private Stream<Hold> about(WorkloadRef owner) {
    return RestartPlanner.about(sight, owner, incident).stream()
        .filter(hold -> hold.reason() != Reason.NOT_KNOWN);
  }

  private Stream<Hold> moved(WorkloadRef owner) {
    return RestartPlanner.moved(sight, owner, condition).stream();
  }

  private static String unknown(WorkloadRef owner) {
    return owner.isDeployment()
        ? "the state of " + owner + " is not known"
        : owner + " is not a Deployment";
  }
}
