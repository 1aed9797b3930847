package dev.pulih.service.kubernetes;

import dev.pulih.signal.Workload;
import dev.pulih.signal.WorkloadRef;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Translates a Deployment of the Kubernetes API. */
final class WorkloadReader {

  /** The annotation of the pod template by which {@code kubectl rollout restart} restarts. */
  static final String RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";

  private WorkloadReader() {}

  static Workload read(Deployment deployment, Workload.Ownership ownership) {
    return new Workload(
        ref(deployment),
        replicas(deployment),
        rollout(deployment),
        StrategyReader.read(deployment.getSpec().getStrategy(), wanted(deployment)),
        ownership);
  }

  static WorkloadRef ref(Deployment deployment) {
    ObjectMeta metadata = deployment.getMetadata();
    return WorkloadRef.deployment(metadata.getNamespace(), metadata.getName());
  }

  static Optional<String> restartedAt(Deployment deployment) {
    return Optional.ofNullable(deployment.getSpec().getTemplate().getMetadata())
        .map(ObjectMeta::getAnnotations)
        .map(annotations -> annotations.get(RESTARTED_AT));
  }

  /** The condition that says how the latest rollout goes; Kubernetes keeps it after its end. */
  static Optional<DeploymentCondition> progressing(Deployment deployment) {
    return Optional.ofNullable(deployment.getStatus()).stream()
        .flatMap(status -> status.getConditions().stream())
        .filter(condition -> "Progressing".equals(condition.getType()))
        .findFirst();
  }

  private static Workload.Replicas replicas(Deployment deployment) {
    Optional<DeploymentStatus> status = Optional.ofNullable(deployment.getStatus());
    return new Workload.Replicas(
        wanted(deployment),
        orZero(status.map(DeploymentStatus::getReplicas).orElse(null)),
        orZero(status.map(DeploymentStatus::getUpdatedReplicas).orElse(null)),
        orZero(status.map(DeploymentStatus::getAvailableReplicas).orElse(null)));
  }

  private static Workload.Rollout rollout(Deployment deployment) {
    return new Workload.Rollout(
        deployment.getMetadata().getGeneration(),
        Optional.ofNullable(deployment.getStatus())
            .map(DeploymentStatus::getObservedGeneration)
            .orElse(0L),
        progressing(deployment)
            .filter(condition -> "ProgressDeadlineExceeded".equals(condition.getReason()))
            .isPresent(),
        Boolean.TRUE.equals(deployment.getSpec().getPaused()),
        restartedAt(deployment));
  }

  private static int wanted(Deployment deployment) {
    Integer replicas = deployment.getSpec().getReplicas();
    return replicas == null ? 1 : replicas;
  }

  private static int orZero(@Nullable Integer number) {
    return number == null ? 0 : number;
  }
}
