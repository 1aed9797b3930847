package dev.pulih.service.kubernetes;

import dev.pulih.signal.Pod;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.WorkloadRef;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Translates a pod of the Kubernetes API. */
final class PodReader {

  private PodReader() {}

  static Pod read(io.fabric8.kubernetes.api.model.Pod pod, WorkloadRef owner) {
    ObjectMeta metadata = pod.getMetadata();
    PodRef ref = new PodRef(metadata.getNamespace(), metadata.getName());
    return new Pod(ref, owner, labels(metadata), health(pod));
  }

  static Map<String, String> labels(ObjectMeta metadata) {
    return Optional.ofNullable(metadata.getLabels()).orElse(Map.of());
  }

  private static Pod.Health health(io.fabric8.kubernetes.api.model.Pod pod) {
    return new Pod.Health(
        Times.parse(pod.getMetadata().getCreationTimestamp()).orElse(Instant.EPOCH),
        running(pod),
        readySince(pod),
        Terminations.containers(pod).stream().map(PodReader::container).toList());
  }

  private static boolean running(io.fabric8.kubernetes.api.model.Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() == null
        && pod.getStatus() != null
        && "Running".equals(pod.getStatus().getPhase());
  }

  private static Optional<Instant> readySince(io.fabric8.kubernetes.api.model.Pod pod) {
    return conditions(pod).stream()
        .filter(c -> "Ready".equals(c.getType()) && "True".equals(c.getStatus()))
        .findFirst()
        .flatMap(ready -> Times.parse(ready.getLastTransitionTime()));
  }

  private static List<PodCondition> conditions(io.fabric8.kubernetes.api.model.Pod pod) {
    return pod.getStatus() == null ? List.of() : pod.getStatus().getConditions();
  }

  private static Pod.Container container(ContainerStatus container) {
    return new Pod.Container(
        container.getName(),
        container.getRestartCount(),
        Terminations.last(List.of(container)).map(Terminations.Ended::termination));
  }
}
