package dev.pulih.service.kubernetes;

import dev.pulih.signal.Pod;
import dev.pulih.signal.Revisions;
import dev.pulih.signal.TemplateRevision;
import dev.pulih.signal.TemplateRevision.Origin;
import dev.pulih.signal.WorkloadRef;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The revisions of pod templates, by the ReplicaSets that keep them.
 *
 * @param deployments all of a namespace
 * @param replicaSets all of it
 * @param pods all of it
 */
record RevisionReader(List<Deployment> deployments, List<ReplicaSet> replicaSets, List<Pod> pods) {

  private static final String REVISION = "deployment.kubernetes.io/revision";

  /** The numbers that a ReplicaSet had before it was used again. */
  private static final String HISTORY = "deployment.kubernetes.io/revision-history";

  Revisions of(WorkloadRef workload) {
    Optional<DeploymentCondition> rollout = rollout(workload);
    return new Revisions(
        replicaSets.stream()
            .filter(set -> Owners.controller(set).filter(workload::equals).isPresent())
            .flatMap(set -> revision(set, rollout).stream())
            .toList(),
        pods.stream().filter(pod -> pod.workload().equals(workload)).toList());
  }

  /** One that no Deployment has numbered is none of its revisions. */
  private static Optional<TemplateRevision> revision(
      ReplicaSet set, Optional<DeploymentCondition> rollout) {
    return annotation(set, REVISION)
        .filter(number -> number.matches("\\d{1,18}"))
        .map(Long::parseLong)
        .map(number -> TemplateRevision.of(number, origin(set, rollout), template(set)));
  }

  private static Optional<String> annotation(ReplicaSet set, String name) {
    return Optional.ofNullable(set.getMetadata().getAnnotations()).map(all -> all.get(name));
  }

  private static Origin origin(ReplicaSet set, Optional<DeploymentCondition> rollout) {
    return new Origin(
        PodReader.labels(set.getMetadata()).getOrDefault(Pod.TEMPLATE_HASH, ""),
        Times.parse(set.getMetadata().getCreationTimestamp()).orElse(Instant.EPOCH),
        annotation(set, HISTORY).filter(numbers -> !numbers.isBlank()).isPresent(),
        progress(set, rollout));
  }

  /** How the latest rollout of a workload goes. */
  private Optional<DeploymentCondition> rollout(WorkloadRef workload) {
    return deployments.stream()
        .filter(deployment -> WorkloadReader.ref(deployment).equals(workload))
        .findFirst()
        .flatMap(WorkloadReader::progressing);
  }

  /** The condition outlives the rollout, and names the ReplicaSet that it is about. */
  private static Optional<Instant> progress(ReplicaSet set, Optional<DeploymentCondition> rollout) {
    String name = '"' + set.getMetadata().getName() + '"';
    return rollout
        .filter(condition -> condition.getMessage() != null)
        .filter(condition -> condition.getMessage().contains(name))
        .flatMap(condition -> Times.parse(condition.getLastUpdateTime()));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, ?> template(ReplicaSet set) {
    return Serialization.unmarshal(Serialization.asJson(set.getSpec().getTemplate()), Map.class);
  }
}
