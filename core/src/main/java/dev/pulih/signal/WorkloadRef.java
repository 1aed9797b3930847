package dev.pulih.signal;

/**
 * What owns pods: a Deployment, or something that Pulih does not restart.
 *
 * @param namespace the Kubernetes namespace
 * @param kind such as {@code Deployment} or {@code StatefulSet}
 * @param name its name
 */
public record WorkloadRef(String namespace, String kind, String name) {

  public WorkloadRef {
    Names.require("namespace", namespace);
    Names.require("workload kind", kind);
    Names.require("workload", name);
  }

  /** A Deployment. */
  public static WorkloadRef deployment(String namespace, String name) {
    return new WorkloadRef(namespace, "Deployment", name);
  }

  /** Only Deployments are restarted. */
  public boolean isDeployment() {
    return kind.equals("Deployment");
  }

  @Override
  public String toString() {
    return kind + " " + namespace + "/" + name;
  }
}
