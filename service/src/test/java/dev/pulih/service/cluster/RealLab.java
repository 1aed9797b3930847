package dev.pulih.service.cluster;

import dev.pulih.service.cluster.ClusterAccess.Kubeconfig;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A namespace of its own in a cluster that a kubeconfig names. */
public final class RealLab implements Lab {

  /** The environment variable that names the kubeconfig. */
  public static final String VARIABLE = "PULIH_TEST_KUBECONFIG";

  private final ClusterAccess access;
  private final KubernetesClient admin;
  private final String namespace;

  /** Makes the namespace in the cluster of the environment variable. */
  public RealLab() {
    this(Path.of(System.getenv(VARIABLE)));
  }

  /** Makes the namespace in the current cluster of a kubeconfig. */
  public RealLab(Path kubeconfig) {
    this.access = new Kubeconfig(kubeconfig, Optional.empty());
    this.admin =
        new KubernetesClientBuilder()
            .withConfig(ClusterConfig.of(access, Timeouts.defaults(), "test"))
            .withHttpClientFactory(new JdkHttpClientFactory())
            .build();
    this.namespace = "pulih-test-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    admin
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .create();
  }

  @Override
  public ClusterAccess access() {
    return access;
  }

  @Override
  public String namespace() {
    return namespace;
  }

  @Override
  public KubernetesClient admin() {
    return admin;
  }

  @Override
  public void settle(List<String> deployments) {
    deployments.forEach(
        name ->
            admin
                .apps()
                .deployments()
                .inNamespace(namespace)
                .withName(name)
                .waitUntilCondition(RealLab::settled, 120, TimeUnit.SECONDS));
  }

  private static boolean settled(io.fabric8.kubernetes.api.model.apps.Deployment deployment) {
    return deployment.getStatus() != null
        && deployment.getStatus().getConditions().stream()
            .anyMatch(condition -> "NewReplicaSetAvailable".equals(condition.getReason()))
        && deployment
            .getMetadata()
            .getGeneration()
            .equals(deployment.getStatus().getObservedGeneration())
        && deployment.getSpec().getReplicas().equals(deployment.getStatus().getReplicas());
  }

  @Override
  public void close() {
    admin.namespaces().withName(namespace).delete();
    admin.close();
  }
}
