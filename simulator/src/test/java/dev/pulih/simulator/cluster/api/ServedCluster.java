package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.Cluster;
import dev.pulih.simulator.cluster.ClusterSeed;
import dev.pulih.simulator.cluster.DeploymentSeed;
import dev.pulih.simulator.cluster.pods.Timings;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A cluster with one service in two versions, its API server, and callers of it. */
final class ServedCluster implements AutoCloseable {

  private static final Instant START = Instant.parse("2026-03-01T06:00:00Z");
  private static final String ISTIO = "networking.istio.io";

  final Cluster cluster = new Cluster(7, Timings.usual());
  final ApiServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Instant now = START;

  ServedCluster() {
    new ClusterSeed(cluster, now)
        .namespace("bos")
        .namespace("elsewhere")
        .deployment(DeploymentSeed.of("bos", "txn-service", "v1"))
        .deployment(DeploymentSeed.of("bos", "txn-service", "v2").withReplicas(1))
        .service("bos", "txn-service")
        .subsets("bos", "txn-service", List.of("v1", "v2"))
        .virtualService("bos", "txn-service", weights());
    pass(Duration.ofSeconds(20));
    InstantSource clock = () -> now;
    server = ApiServer.start(cluster.store(), users(), ServedCluster::log, clock, 0);
  }

  void pass(Duration time) {
    Instant end = now.plus(time);
    while (now.isBefore(end)) {
      now = now.plusSeconds(1);
      cluster.advance(now);
    }
  }

  Instant now() {
    return now;
  }

  Api admin() {
    return new Api(client, server.url(), "admin-token");
  }

  Api restricted() {
    return new Api(client, server.url(), "pulih-token");
  }

  Api stranger(String token) {
    return new Api(client, server.url(), token);
  }

  private static SequencedMap<String, Integer> weights() {
    SequencedMap<String, Integer> weights = new LinkedHashMap<>();
    weights.put("v1", 100);
    weights.put("v2", 0);
    return weights;
  }

  private static List<User> users() {
    List<PolicyRule> rules =
        List.of(
            PolicyRule.in("bos", ISTIO, "virtualservices", "get", "list", "patch"),
            PolicyRule.in("bos", "apps", "deployments", "get", "list", "watch", "patch"));
    return List.of(User.admin("admin-token"), new User("pulih", "pulih-token", rules));
  }

  private static String log(String namespace, String pod, boolean previous) {
    return previous ? "heap full\nkilled\n" : "started\nserving\nserving\n";
  }

  @Override
  public void close() {
    server.close();
    client.close();
  }
}
