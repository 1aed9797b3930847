package dev.pulih.service.kubernetes;

import static java.util.stream.Collectors.toMap;

import dev.pulih.signal.Autoscaling;
import dev.pulih.signal.Movement;
import dev.pulih.signal.Unread;
import dev.pulih.signal.Workload;
import dev.pulih.signal.WorkloadRef;
import io.fabric8.kubernetes.api.model.autoscaling.v2.CrossVersionObjectReference;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What changes workloads beside Pulih, by the revisions of their templates and by the autoscalers
 * that target them.
 *
 * @param revisions of all Deployments of a namespace
 * @param autoscalers all of it, if they may be read
 */
record Movements(RevisionReader revisions, Optional<List<HorizontalPodAutoscaler>> autoscalers) {

  Map<WorkloadRef, Movement> of(List<Workload> workloads) {
    return workloads.stream().map(Workload::ref).collect(toMap(ref -> ref, this::of));
  }

  Set<Unread> unread() {
    return autoscalers.isEmpty() ? Set.of(Unread.AUTOSCALERS) : Set.of();
  }

  private Movement of(WorkloadRef workload) {
    return Movement.of(revisions.of(workload), autoscaling(workload));
  }

  private Optional<Autoscaling> autoscaling(WorkloadRef workload) {
    return autoscalers.stream()
        .flatMap(List::stream)
        .filter(scaler -> targets(scaler.getSpec().getScaleTargetRef(), workload))
        .findFirst()
        .flatMap(Movements::autoscaling);
  }

  private static boolean targets(CrossVersionObjectReference target, WorkloadRef workload) {
    return target.getKind().equals(workload.kind()) && target.getName().equals(workload.name());
  }

  private static Optional<Autoscaling> autoscaling(HorizontalPodAutoscaler scaler) {
    return Optional.ofNullable(scaler.getStatus())
        .filter(Movements::scales)
        .filter(s -> s.getCurrentReplicas() != null && s.getDesiredReplicas() != null)
        .map(status -> autoscaling(scaler.getMetadata().getName(), status));
  }

  /** One that cannot compute a number of pods, without metrics for example, wants none. */
  private static boolean scales(HorizontalPodAutoscalerStatus status) {
    return status.getConditions().stream()
        .anyMatch(c -> "ScalingActive".equals(c.getType()) && "True".equals(c.getStatus()));
  }

  private static Autoscaling autoscaling(String name, HorizontalPodAutoscalerStatus status) {
    return new Autoscaling(name, status.getCurrentReplicas(), status.getDesiredReplicas());
  }
}
