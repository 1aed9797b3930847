package dev.pulih.service.e2e;

import dev.pulih.service.config.ConfigurationFile;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.testing.PagerDutyEndpoint;
import dev.pulih.service.testing.RealPrometheus;
import dev.pulih.service.testing.SlackEndpoint;
import dev.pulih.simulator.server.Pulse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A service in a cluster that was given to the test by a kubeconfig. */
final class GivenSite implements Site {

  private static final String SERVICES =
      """
      services:
        - name: txn-service
          slo: {availability: 99 %, p99: 200ms, errors: 1 %}
          deployments: [txn-service-v1, txn-service-v2]
          capacityPerPod: 500
      server: {port: 0}
      """;

  private final GivenCluster cluster;
  private final GivenMetrics metrics;
  private final RealPrometheus prometheus;
  private final Audience audience = new Audience();
  private final Path configuration;

  private GivenSite(Path kubeconfig, Trouble trouble, Path folder) throws IOException {
    this.cluster = new GivenCluster(kubeconfig);
    this.metrics = new GivenMetrics(cluster, trouble);
    this.prometheus = RealPrometheus.discovering(metrics.discovery());
    this.configuration =
        Files.writeString(
            folder.resolve("pulih.yaml"),
            Pulse.yaml(Rig.PACE, keys(kubeconfig, folder, prometheus.url()))
                + SERVICES
                + audience.yaml(folder));
  }

  /** Opens sites in the cluster of a kubeconfig. */
  static Kind in(Path kubeconfig) {
    return (trouble, folder) -> new GivenSite(kubeconfig, trouble, folder);
  }

  private Map<String, String> keys(Path kubeconfig, Path folder, URI prometheusUrl) {
    return Map.of(
        "mode",
        "auto",
        "dataDir",
        "\"" + folder.resolve("pulih-data") + "\"",
        "prometheus.url",
        prometheusUrl.toString(),
        "signals.preset",
        "client-library",
        "kubernetes.kubeconfig",
        "\"" + kubeconfig.toAbsolutePath() + "\"",
        "defaults.namespace",
        cluster.namespace());
  }

  @Override
  public PulihConfiguration configuration() {
    var result = ConfigurationFile.read(configuration, Map.of());
    return result.value().orElseThrow(() -> new AssertionError(result.problems()));
  }

  @Override
  public long changesOfDeployments() {
    return cluster.generationsOfDeployments();
  }

  @Override
  public long changesOfVirtualServices() {
    return cluster.generationsOfVirtualService();
  }

  @Override
  public String restartedAt(String deployment) {
    return cluster.restartedAt(deployment);
  }

  @Override
  public List<String> weights() {
    return cluster.weights();
  }

  @Override
  public boolean hasMesh() {
    return cluster.hasMesh();
  }

  @Override
  public SlackEndpoint slack() {
    return audience.slack();
  }

  @Override
  public PagerDutyEndpoint pager() {
    return audience.pager();
  }

  @Override
  public void close() {
    prometheus.close();
    metrics.close();
    audience.close();
    cluster.close();
  }
}
