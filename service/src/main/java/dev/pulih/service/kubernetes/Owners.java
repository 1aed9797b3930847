package dev.pulih.service.kubernetes;

import dev.pulih.signal.WorkloadRef;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which workload a pod belongs to, by its owner references: pod, ReplicaSet, Deployment. */
final class Owners {

  private final Map<String, WorkloadRef> ofReplicaSets = new HashMap<>();

  private Owners() {}

  static Owners of(List<ReplicaSet> replicaSets) {
    Owners owners = new Owners();
    replicaSets.forEach(
        set ->
            controller(set)
                .ifPresent(ref -> owners.ofReplicaSets.put(set.getMetadata().getName(), ref)));
    return owners;
  }

  /** The workload; the pod itself where nobody owns it. */
  WorkloadRef of(Pod pod) {
    WorkloadRef owner =
        controller(pod)
            .orElseGet(
                () ->
                    new WorkloadRef(
                        pod.getMetadata().getNamespace(), "Pod", pod.getMetadata().getName()));
    return owner.kind().equals("ReplicaSet")
        ? ofReplicaSets.getOrDefault(owner.name(), owner)
        : owner;
  }

  static Optional<WorkloadRef> controller(HasMetadata object) {
    String namespace = object.getMetadata().getNamespace();
    return object.getMetadata().getOwnerReferences().stream()
        .filter(owner -> Boolean.TRUE.equals(owner.getController()))
        .findFirst()
        .map(owner -> ref(namespace, owner));
  }

  private static WorkloadRef ref(String namespace, OwnerReference owner) {
    return new WorkloadRef(namespace, owner.getKind(), owner.getName());
  }
}
