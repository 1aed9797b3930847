package dev.pulih.service.kubernetes;

import static java.util.stream.Collectors.toMap;

import dev.pulih.signal.Autoscaling;
import dev.pulih.signal.Movement;
import dev.pulih.signal.TemplateRevision;
import dev.pulih.signal.Unread;
import dev.pulih.signal.Workload;
import dev.pulih.signal.WorkloadRef;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.CrossVersionObjectReference;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerStatus;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What changes workloads beside Pulih, by the ReplicaSets that keep the revisions of their
 * templates and by the autoscalers that target them.
 *
 * @param replicaSets all of a namespace
 * @param autoscalers all of it, if they may be read
 */
record Movements(
    List<ReplicaSet> replicaSets, Optional<List<HorizontalPodAutoscaler>> autoscalers) {

  private static final String REVISION = "deployment.kubernetes.io/revision";

  Map<WorkloadRef, Movement> of(List<Workload> workloads) {
    return workloads.stream().map(Workload::ref).collect(toMap(ref -> ref, this::of));
  }

  Set<Unread> unread() {
    return autoscalers.isEmpty() ? Set.of(Unread.AUTOSCALERS) : Set.of();
  }

  private Movement of(WorkloadRef workload) {
    return Movement.of(revisions(workload), autoscaling(workload));
  }

  private List<TemplateRevision> revisions(WorkloadRef workload) {
    return replicaSets.stream()
        .filter(set -> Owners.controller(set).filter(workload::equals).isPresent())
        .flatMap(set -> revision(set).stream())
        .toList();
  }

  /** One that no Deployment has numbered is none of its revisions. */
  private static Optional<TemplateRevision> revision(ReplicaSet set) {
    return Optional.ofNullable(set.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(REVISION))
        .filter(number -> number.matches("\\d{1,18}"))
        .map(Long::parseLong)
        .map(number -> TemplateRevision.of(number, created(set), template(set)));
  }

  private static Instant created(ReplicaSet set) {
    return Times.parse(set.getMetadata().getCreationTimestamp()).orElse(Instant.EPOCH);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, ?> template(ReplicaSet set) {
    return Serialization.unmarshal(Serialization.asJson(set.getSpec().getTemplate()), Map.class);
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
        .filter(s -> s.getCurrentReplicas() != null && s.getDesiredReplicas() != null)
        .map(status -> autoscaling(scaler.getMetadata().getName(), status));
  }

  private static Autoscaling autoscaling(String name, HorizontalPodAutoscalerStatus status) {
    return new Autoscaling(name, status.getCurrentReplicas(), status.getDesiredReplicas());
  }
}
