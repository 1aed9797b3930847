package dev.pulih.service.kubernetes;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.signal.Workload;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import java.util.Optional;

/**
 * Whether a Deployment may be restarted now. A rollout counts as under way by the condition that
 * the Deployment controller keeps, not by the number of available pods: a pod that fails after the
 * rollout is the very reason for a restart.
 */
final class RolloutState {

  private static final String COMPLETE = "NewReplicaSetAvailable";

  private RolloutState() {}

  /** Why it may not be restarted, if so. */
  static Optional<Hold> hold(Deployment deployment, Workload workload) {
    return controller(workload)
        .or(() -> paused(workload))
        .or(() -> underWay(deployment, workload).map(why -> rolling(workload, why)));
  }

  private static Optional<Hold> controller(Workload workload) {
    return workload
        .ownership()
        .controller()
        .map(
            owner ->
                new Hold(
                    Reason.OWNED_BY_CONTROLLER,
                    "%s belongs to %s, which would revert a restart or take it for a release; use its own commands."
                        .formatted(workload.ref(), owner)));
  }

  private static Optional<Hold> paused(Workload workload) {
    return workload.rollout().paused()
        ? Optional.of(
            new Hold(
                Reason.WORKLOAD_PAUSED,
                "%s is paused; \"kubectl rollout resume\" lets it roll out again."
                    .formatted(workload.ref())))
        : Optional.empty();
  }

  private static Hold rolling(Workload workload, String why) {
    return new Hold(
        Reason.ROLLOUT_IN_PROGRESS,
        "%s is rolling out already: %s.".formatted(workload.ref(), why));
  }

  private static Optional<String> underWay(Deployment deployment, Workload workload) {
    Workload.Replicas pods = workload.replicas();
    if (workload.rollout().observedGeneration() < workload.rollout().generation()) {
      return Optional.of("its controller has not seen the latest change yet");
    }
    if (pods.updated() < pods.wanted() || pods.total() > pods.updated()) {
      return Optional.of(
          "%d of %d pods are of the latest template, %d of an older one"
              .formatted(pods.updated(), pods.wanted(), pods.total() - pods.updated()));
    }
    return WorkloadReader.progressing(deployment)
        .map(DeploymentCondition::getReason)
        .filter(reason -> !COMPLETE.equals(reason))
        .map("the condition Progressing has the reason %s"::formatted);
  }
}
