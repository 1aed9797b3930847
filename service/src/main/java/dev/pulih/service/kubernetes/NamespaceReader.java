package dev.pulih.service.kubernetes;

import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Mesh;
import dev.pulih.service.cluster.Placement;
import dev.pulih.service.cluster.Releases;
import dev.pulih.signal.Pod;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.Unread;
import dev.pulih.signal.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One namespace's objects, read in one go, and cut by service. */
final class NamespaceReader {

  private final List<Deployment> deployments;
  private final List<Pod> pods;
  private final Releases releases;
  private final Movements movements;
  private final Set<Unread> unread;

  private NamespaceReader(
      List<Deployment> deployments, List<Pod> pods, Releases releases, Movements movements) {
    this.deployments = deployments;
    this.pods = pods;
    this.releases = releases;
    this.movements = movements;
    this.unread =
        Stream.of(releases.unread(), movements.unread())
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());
  }

  static NamespaceReader read(Cluster cluster, String namespace) {
    Lists lists = new Lists(cluster, namespace);
    List<Deployment> deployments = lists.deployments();
    List<io.fabric8.kubernetes.api.model.Pod> listed = lists.pods();
    List<ReplicaSet> replicaSets = lists.replicaSets();
    Owners owners = Owners.of(replicaSets);
    // Each once, not once for each service: there may be hundreds of both.
    List<Pod> pods = listed.stream().map(pod -> PodReader.read(pod, owners.of(pod))).toList();
    return new NamespaceReader(
        deployments,
        pods,
        Releases.in(cluster, namespace),
        new Movements(new RevisionReader(deployments, replicaSets, pods), lists.autoscalers()));
  }

  ServiceInventory of(Placement placement, Mesh.Part mesh) {
    List<Workload> workloads = workloads(placement);
    return new ServiceInventory(
        pods(placement, workloads),
        workloads,
        mesh.subsets(),
        mesh.routes(),
        movements.of(workloads),
        unread);
  }

  private List<Workload> workloads(Placement placement) {
    return deployments.stream()
        .filter(deployment -> included(placement, deployment))
        .map(deployment -> WorkloadReader.read(deployment, releases.of(deployment)))
        .toList();
  }

  private List<Pod> pods(Placement placement, List<Workload> workloads) {
    return pods.stream().filter(pod -> belongs(pod, placement, workloads)).toList();
  }

  private static boolean belongs(Pod pod, Placement placement, List<Workload> workloads) {
    return pod.workload().isDeployment()
        ? workloads.stream().anyMatch(workload -> workload.ref().equals(pod.workload()))
        : placement.workloads().include(pod.workload().name(), pod.labels());
  }

  /** Whether an object is one of a service's workloads, by its name and labels. */
  static boolean included(Placement placement, HasMetadata object) {
    return placement
        .workloads()
        .include(object.getMetadata().getName(), PodReader.labels(object.getMetadata()));
  }
}
