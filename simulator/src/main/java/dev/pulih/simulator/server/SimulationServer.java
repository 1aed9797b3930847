package dev.pulih.simulator.server;

import dev.pulih.signal.PodRef;
import dev.pulih.simulator.cluster.Cluster;
import dev.pulih.simulator.cluster.ClusterSeed;
import dev.pulih.simulator.cluster.api.ApiServer;
import dev.pulih.simulator.cluster.api.PolicyRule;
import dev.pulih.simulator.scenario.Scenario;
import dev.pulih.simulator.world.Plan;
import dev.pulih.simulator.world.World;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * A scenario in real time: a world that follows the clock, with metrics for a real Prometheus and a
 * Kubernetes API on loopback sockets.
 */
public final class SimulationServer implements AutoCloseable {
  private final Scenario scenario;
  private final Live live;
  private final Instant onset;
  private final LiveWorld world;
  private final MetricsServer metrics;
  private final ApiServer kubernetes;

  private SimulationServer(
      Scenario scenario, Live live, List<PolicyRule> rights, InstantSource clock) {
    Instant now = clock.instant();
    this.scenario = scenario;
    this.live = live;
    this.onset = now.plus(live.pace().toWorld(live.lead()));
    Plan plan = new Plan(scenario.setting().office(), scenario.fault(), onset, live.pace());
    this.world = new LiveWorld(new World(plan, now, new SplittableRandom(live.seed())), clock);
    this.metrics = MetricsServer.start(world, live.metricsPort());
    Cluster cluster = world.look(World::cluster);
    new ClusterSeed(cluster, now).namespace(Users.OWN);
    this.kubernetes =
        ApiServer.start(
            cluster.store(), Users.all(rights), this::log, clock, live.kubernetesPort());
  }

  /** Starts playing a scenario. */
  public static SimulationServer start(Scenario scenario, Live live) {
    return start(scenario, live, Users.PULIH);
  }

  /** The same with a Pulih that may do only this. */
  public static SimulationServer start(Scenario scenario, Live live, List<PolicyRule> rights) {
    return new SimulationServer(scenario, live, rights, InstantSource.system());
  }

  /** When the fault begins. */
  public Instant onset() {
    return onset;
  }

  /** Where the targets are served. */
  public URI metrics() {
    return metrics.url();
  }

  /** Where Prometheus's HTTP service discovery finds the targets. */
  public URI discovery() {
    return metrics.url().resolve("/sd");
  }

  /** The Kubernetes API, with its audit trail and faults on demand. */
  public ApiServer kubernetes() {
    return kubernetes;
  }

  /** The token of an administrator of the Kubernetes API. */
  public String adminToken() {
    return Users.ADMIN_TOKEN;
  }

  /** The token of a user that may do what Pulih's Role grants, and nothing else. */
  public String pulihToken() {
    return Users.PULIH_TOKEN;
  }

  /** Looks at the world while it stands still. */
  public <T> T look(Function<World, T> question) {
    return world.look(question);
  }

  /**
   * Writes a configuration for Prometheus, one for Pulih and the token that it refers to.
   *
   * @param folder where to; made if it is not there
   * @param prometheus where Prometheus will listen
   * @throws IOException if a file cannot be written
   */
  public ReadyFiles write(Path folder, URI prometheus) throws IOException {
    ReadyFiles files = ReadyFiles.in(Files.createDirectories(folder));
    PulihFile pulih = new PulihFile(scenario.setting().office(), live.pace());
    PulihFile.Neighbours neighbours = new PulihFile.Neighbours(prometheus, kubernetes.url());
    Path data = files.pulih().resolveSibling("pulih-data");
    Files.writeString(files.token(), pulihToken());
    Files.writeString(files.prometheus(), new PrometheusFile(discovery(), live.pace()).text());
    Files.writeString(files.pulih(), pulih.text(neighbours, files.token(), data));
    return files;
  }

  private String log(String namespace, String pod, boolean previous) {
    return world
        .log(new PodRef(namespace, pod))
        .map(log -> previous ? log.previous() : log.current())
        .orElse("");
  }

  @Override
  public void close() {
    world.close();
    metrics.close();
    kubernetes.close();
  }
}
