package dev.pulih.service.kubernetes;

import dev.pulih.signal.Pod;
import dev.pulih.signal.Revisions;
import dev.pulih.signal.TemplateRevision;
import dev.pulih.signal.TemplateRevision.Origin;
import dev.pulih.signal.WorkloadRef;
import io.fabric8.kubernetes.api.model.apps.Deployment;
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

  private static final String HASH = "pod-template-hash";

  Revisions of(WorkloadRef workload) {
    return new Revisions(
        replicaSets.stream()
            .filter(set -> Owners.controller(set).filter(workload::equals).isPresent())
            .flatMap(set -> revision(set, workload).stream())
            .toList(),
        pods.stream().filter(pod -> pod.workload().equals(workload)).toList());
  }

  /** One that no Deployment has numbered is none of its revisions. */
  private Optional<TemplateRevision> revision(ReplicaSet set, WorkloadRef workload) {
    return annotation(set, REVISION)
        .filter(number -> number.matches("\\d{1,18}"))
        .map(Long::parseLong)
        .map(number -> TemplateRevision.of(number, origin(set, workload), template(set)));
  }

  private static Optional<String> annotation(ReplicaSet set, String name) {
    return Optional.ofNullable(set.getMetadata().getAnnotations()).map(all -> all.get(name));
  }

  private Origin origin(ReplicaSet set, WorkloadRef workload) {
    return new Origin(
        PodReader.labels(set.getMetadata()).getOrDefault(HASH, ""),
        Times.parse(set.getMetadata().getCreationTimestamp()).orElse(Instant.EPOCH),
        annotation(set, HISTORY).filter(numbers -> !numbers.isBlank()).isPresent(),
        progress(set, workload));
  }

  /** The condition outlives the rollout, and names the ReplicaSet that it is about. */
  private Optional<Instant> progress(ReplicaSet set, WorkloadRef workload) {
    String name = '"' + set.getMetadata().getName() + '"';
    return deployments.stream()
        .filter(deployment -> WorkloadReader.ref(deployment).equals(workload))
        .flatMap(deployment -> WorkloadReader.progressing(deployment).stream())
        .filter(condition -> condition.getMessage() != null)
        .filter(condition -> condition.getMessage().contains(name))
        .findFirst()
        .flatMap(condition -> Times.parse(condition.getLastUpdateTime()));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, ?> template(ReplicaSet set) {
    return Serialization.unmarshal(Serialization.asJson(set.getSpec().getTemplate()), Map.class);
  }
}
