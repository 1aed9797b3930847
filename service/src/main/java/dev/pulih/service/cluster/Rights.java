package dev.pulih.service.cluster;

import dev.pulih.service.cluster.Right.Use;
import java.util.List;

/** Every right that Pulih uses, and no other. */
public final class Rights {

  public static final Right LIST_PODS = new Right("", "pods", "list", Use.INVENTORY);
  public static final Right GET_POD = new Right("", "pods", "get", Use.EVIDENCE);
  public static final Right GET_LOG = new Right("", "pods/log", "get", Use.EVIDENCE);
  public static final Right LIST_EVENTS = new Right("", "events", "list", Use.EVIDENCE);
  public static final Right LIST_DEPLOYMENTS = apps("deployments", "list", Use.INVENTORY);
  public static final Right LIST_REPLICA_SETS = apps("replicasets", "list", Use.INVENTORY);
  public static final Right GET_DEPLOYMENT = apps("deployments", "get", Use.RESTART);
  public static final Right PATCH_DEPLOYMENT = apps("deployments", "patch", Use.RESTART);
  public static final Right LIST_VIRTUAL_SERVICES = istio("virtualservices", "list", Use.MESH);
  public static final Right LIST_DESTINATION_RULES = istio("destinationrules", "list", Use.MESH);
  public static final Right GET_VIRTUAL_SERVICE = istio("virtualservices", "get", Use.SHIFT);
  public static final Right PATCH_VIRTUAL_SERVICE = istio("virtualservices", "patch", Use.SHIFT);
  public static final Right LIST_CANARIES =
      new Right("flagger.app", "canaries", "list", Use.OWNERS);
  public static final Right LIST_ROLLOUTS =
      new Right("argoproj.io", "rollouts", "list", Use.OWNERS);

  public static final Right LIST_AUTOSCALERS =
      new Right("autoscaling", "horizontalpodautoscalers", "list", Use.AUTOSCALERS);

  /** Needed where {@code kubernetes.ownDeployment} is set, of that Deployment alone. */
  public static final Right GET_OWN_DEPLOYMENT = apps("deployments", "get", Use.KILL_SWITCH);

  private static final List<Right> IN_WATCHED_NAMESPACES =
      List.of(
          LIST_PODS,
          GET_POD,
          GET_LOG,
          LIST_EVENTS,
          LIST_DEPLOYMENTS,
          LIST_REPLICA_SETS,
          GET_DEPLOYMENT,
          PATCH_DEPLOYMENT,
          LIST_VIRTUAL_SERVICES,
          LIST_DESTINATION_RULES,
          GET_VIRTUAL_SERVICE,
          PATCH_VIRTUAL_SERVICE,
          LIST_CANARIES,
          LIST_ROLLOUTS,
          LIST_AUTOSCALERS);

  public static final Right GET_LEASE = lease("get");
  public static final Right CREATE_LEASE = lease("create");
  public static final Right PATCH_LEASE = lease("patch");

  private static final List<Right> IN_OWN_NAMESPACE = List.of(GET_LEASE, CREATE_LEASE, PATCH_LEASE);

  private Rights() {}

  /** What is needed in each namespace with watched services. */
  public static List<Right> inWatchedNamespaces() {
    return IN_WATCHED_NAMESPACES;
  }

  /** What is needed in the namespace that Pulih itself runs in, with more than one replica. */
  public static List<Right> inOwnNamespace() {
    return IN_OWN_NAMESPACE;
  }

  private static Right apps(String resource, String verb, Use use) {
    return new Right("apps", resource, verb, use);
  }

  private static Right istio(String resource, String verb, Use use) {
    return new Right("networking.istio.io", resource, verb, use);
  }

  private static Right lease(String verb) {
    return new Right("coordination.k8s.io", "leases", verb, Use.ELECTION);
  }
}
