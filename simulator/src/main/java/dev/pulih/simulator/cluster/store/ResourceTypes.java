package dev.pulih.simulator.cluster.store;

import static dev.pulih.simulator.cluster.store.Trait.CLUSTER_WIDE;
import static dev.pulih.simulator.cluster.store.Trait.CONDITIONAL_UPDATE;
import static dev.pulih.simulator.cluster.store.Trait.CUSTOM;
import static dev.pulih.simulator.cluster.store.Trait.GENERATION;
import static dev.pulih.simulator.cluster.store.Trait.GRACEFUL_DELETION;
import static dev.pulih.simulator.cluster.store.Trait.SCALE;
import static dev.pulih.simulator.cluster.store.Trait.STATUS;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The resources that the simulated cluster serves. */
public final class ResourceTypes {

  public static final ResourceType NAMESPACES =
      new ResourceType("", List.of("v1"), "namespaces", "Namespace", Set.of(CLUSTER_WIDE, STATUS));
  public static final ResourceType NODES =
      new ResourceType("", List.of("v1"), "nodes", "Node", Set.of(CLUSTER_WIDE, STATUS));
  public static final ResourceType PODS =
      new ResourceType("", List.of("v1"), "pods", "Pod", Set.of(STATUS, GRACEFUL_DELETION));
  public static final ResourceType SERVICES =
      new ResourceType("", List.of("v1"), "services", "Service", Set.of(STATUS));
  public static final ResourceType CONFIG_MAPS =
      new ResourceType("", List.of("v1"), "configmaps", "ConfigMap", Set.of());
  public static final ResourceType EVENTS =
      new ResourceType("", List.of("v1"), "events", "Event", Set.of());
  public static final ResourceType DEPLOYMENTS = apps("deployments", "Deployment");
  public static final ResourceType REPLICA_SETS = apps("replicasets", "ReplicaSet");
  public static final ResourceType STATEFUL_SETS = apps("statefulsets", "StatefulSet");
  public static final ResourceType DAEMON_SETS =
      new ResourceType(
          "apps", List.of("v1"), "daemonsets", "DaemonSet", Set.of(GENERATION, STATUS));
  public static final ResourceType LEASES =
      new ResourceType(
          "coordination.k8s.io", List.of("v1"), "leases", "Lease", Set.of(CONDITIONAL_UPDATE));
  public static final ResourceType ENDPOINT_SLICES =
      new ResourceType(
          "discovery.k8s.io", List.of("v1"), "endpointslices", "EndpointSlice", Set.of(GENERATION));
  public static final ResourceType AUTOSCALERS =
      new ResourceType(
          "autoscaling",
          List.of("v2"),
          "horizontalpodautoscalers",
          "HorizontalPodAutoscaler",
          Set.of(STATUS));
  public static final ResourceType DISRUPTION_BUDGETS =
      new ResourceType(
          "policy",
          List.of("v1"),
          "poddisruptionbudgets",
          "PodDisruptionBudget",
          Set.of(GENERATION, STATUS));
  public static final ResourceType VIRTUAL_SERVICES =
      custom("networking.istio.io", List.of("v1", "v1beta1"), "virtualservices", "VirtualService");
  public static final ResourceType DESTINATION_RULES =
      custom(
          "networking.istio.io", List.of("v1", "v1beta1"), "destinationrules", "DestinationRule");
  public static final ResourceType ROLLOUTS =
      custom("argoproj.io", List.of("v1alpha1"), "rollouts", "Rollout");
  public static final ResourceType CANARIES =
      custom("flagger.app", List.of("v1beta1"), "canaries", "Canary");

  private static final List<ResourceType> ALL =
      List.of(
          NAMESPACES,
          NODES,
          PODS,
          SERVICES,
          CONFIG_MAPS,
          EVENTS,
          DEPLOYMENTS,
          REPLICA_SETS,
          STATEFUL_SETS,
          DAEMON_SETS,
          LEASES,
          ENDPOINT_SLICES,
          AUTOSCALERS,
          DISRUPTION_BUDGETS,
          VIRTUAL_SERVICES,
          DESTINATION_RULES,
          ROLLOUTS,
          CANARIES);

  private ResourceTypes() {}

  /** Every served resource. */
  public static List<ResourceType> all() {
    return ALL;
  }

  /** The resource of a path, if the cluster serves it in that version. */
  public static Optional<ResourceType> find(String group, String version, String plural) {
    return ALL.stream()
        .filter(type -> type.group().equals(group) && type.plural().equals(plural))
        .filter(type -> type.versions().contains(version))
        .findFirst();
  }

  private static ResourceType apps(String plural, String kind) {
    return new ResourceType("apps", List.of("v1"), plural, kind, Set.of(GENERATION, STATUS, SCALE));
  }

  private static ResourceType custom(
      String group, List<String> versions, String plural, String kind) {
    return new ResourceType(
        group, versions, plural, kind, Set.of(CUSTOM, GENERATION, STATUS, CONDITIONAL_UPDATE));
  }
}
