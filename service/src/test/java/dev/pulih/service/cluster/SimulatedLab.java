package dev.pulih.service.cluster;

import dev.pulih.service.cluster.ClusterAccess.Direct;
import dev.pulih.simulator.cluster.ClusterSeed;
import dev.pulih.simulator.cluster.api.ApiServer;
import dev.pulih.simulator.cluster.api.PodLogs;
import dev.pulih.simulator.cluster.api.PolicyRule;
import dev.pulih.simulator.cluster.api.User;
import dev.pulih.simulator.cluster.pods.Timings;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The simulator's cluster behind its API server on a real socket; its time moves when told to. */
public final class SimulatedLab implements Lab {

  /** The namespace. */
  public static final String NAMESPACE = "bos";

  private static final String ADMIN = "admin-token";
  private static final String PULIH = "pulih-token";
  private static final Instant START = Instant.parse("2026-11-23T03:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final dev.pulih.simulator.cluster.Cluster cluster =
      new dev.pulih.simulator.cluster.Cluster(1, Timings.usual());
  private final ApiServer server;
  private final KubernetesClient admin;

  /** A lab whose user Pulih has exactly the rights of the Role. */
  public SimulatedLab() {
    this(Rights.inWatchedNamespaces(), PodLogs.silent());
  }

  /** A lab with these rights and logs. */
  public SimulatedLab(List<Right> rights, PodLogs logs) {
    this(logs, rights.stream().map(SimulatedLab::rule).toList());
  }

  private SimulatedLab(PodLogs logs, List<PolicyRule> rules) {
    new ClusterSeed(cluster, START).namespace(NAMESPACE);
    this.server =
        ApiServer.start(
            cluster.store(), List.of(User.admin(ADMIN), pulih(rules)), logs, now::get, 0);
    this.admin =
        new KubernetesClientBuilder()
            .withConfig(ClusterConfig.of(direct(ADMIN), Timeouts.defaults(), "test"))
            .withHttpClientFactory(new JdkHttpClientFactory())
            .build();
  }

  /** A lab whose user Pulih is bound by these rules. */
  public static SimulatedLab ruled(List<PolicyRule> rules) {
    return new SimulatedLab(PodLogs.silent(), rules);
  }

  private static PolicyRule rule(Right right) {
    return PolicyRule.in(NAMESPACE, right.group(), right.resource(), right.verb());
  }

  private static User pulih(List<PolicyRule> rules) {
    return new User("system:serviceaccount:pulih:pulih", PULIH, rules);
  }

  @Override
  public ClusterAccess access() {
    return direct(PULIH);
  }

  /** The token of the user Pulih. */
  public String token() {
    return PULIH;
  }

  /** Access with another token. */
  public Direct direct(String token) {
    return new Direct(server.url(), token, Optional.empty());
  }

  /** A connection with the rights of the Role. */
  public Cluster connect() {
    return Cluster.connect(access(), Timeouts.defaults(), "1.2.3");
  }

  @Override
  public String namespace() {
    return NAMESPACE;
  }

  @Override
  public KubernetesClient admin() {
    return admin;
  }

  @Override
  public void settle(List<String> deployments) {
    advance(Duration.ZERO);
    advance(Duration.ofSeconds(60));
  }

  /** Lets time pass. */
  public void advance(Duration time) {
    cluster.advance(now.updateAndGet(instant -> instant.plus(time)));
  }

  /** The cluster's clock. */
  public Instant now() {
    return now.get();
  }

  /** The simulated cluster. */
  public dev.pulih.simulator.cluster.Cluster cluster() {
    return cluster;
  }

  /** The API server. */
  public ApiServer server() {
    return server;
  }

  @Override
  public void close() {
    admin.close();
    server.close();
  }
}
