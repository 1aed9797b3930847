package dev.pulih.service.web.page;

import dev.pulih.service.cluster.ClusterAccess;
import dev.pulih.service.config.ClusterConfiguration;
import dev.pulih.service.web.page.InForce.Topic;
import java.util.Map;
import java.util.TreeSet;

/** What is in force of the cluster that runs the services. */
final class KubernetesInForce {

  private KubernetesInForce() {}

  static Topic of(ClusterConfiguration cluster, Map<String, String> origins) {
    Entries entries = new Entries();
    access(entries, cluster.access());
    return entries
        .secrets(origins, "kubernetes.")
        .time("kubernetes.timeouts.connect", cluster.timeouts().connect())
        .time("kubernetes.timeouts.request", cluster.timeouts().request())
        .time("kubernetes.refresh", cluster.refresh())
        .text("kubernetes.meshNamespaces", new TreeSet<>(cluster.meshNamespaces()))
        .some(
            "kubernetes.ownDeployment",
            cluster.own().map(own -> own.namespace() + "/" + own.name()))
        .about("topic.kubernetes");
  }

  private static void access(Entries entries, ClusterAccess access) {
    switch (access) {
      case ClusterAccess.Kubeconfig file ->
          entries
              .text("kubernetes.kubeconfig", file.file())
              .some("kubernetes.context", file.context());
      case ClusterAccess.InCluster _ -> entries.text("kubernetes.server", "in-cluster");
      case ClusterAccess.Direct direct ->
          entries
              .host("kubernetes.server", direct.server())
              .some("kubernetes.authority", direct.authority());
    }
  }
}
