package dev.pulih.service.soak;

import dev.pulih.service.e2e.Audience;
import dev.pulih.service.testing.ExpositionServer;
import dev.pulih.service.testing.FreePort;
import dev.pulih.service.testing.RealPrometheus;
import dev.pulih.simulator.cluster.api.ApiServer;
import dev.pulih.simulator.cluster.api.PodLogs;
import dev.pulih.simulator.cluster.api.User;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * An estate on real sockets, with a real Prometheus that scrapes it and Pulih itself each second,
 * and the places to which messages go.
 */
final class Rig implements AutoCloseable {

  private static final String ADMIN = "soak-admin";
  private static final String TOKEN = "soak-0123456789abcdef";

  /** A fifteenth of the usual five minutes, like all durations here. */
  private static final String LOOKBACK = "--query.lookback-delta=20s";

  private final Estate estate = new Estate(Instant.now());
  private final Audience audience = new Audience();
  private final ScheduledExecutorService life =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final ExpositionServer exporter =
      new ExpositionServer(() -> estate.metrics(Instant.now()));
  private final ApiServer kubernetes =
      ApiServer.start(
          estate.store(), List.of(User.admin(ADMIN)), PodLogs.silent(), InstantSource.system(), 0);
  private final Path folder;
  private final Subject.Door door;
  private final RealPrometheus prometheus;

  Rig(Path folder) throws IOException {
    this.folder = folder;
    this.door = new Subject.Door(URI.create("http://127.0.0.1:" + FreePort.next()), TOKEN);
    Path token = Files.writeString(folder.resolve("pulih.token"), TOKEN);
    var _ = life.scheduleAtFixedRate(this::advance, 0, 500, TimeUnit.MILLISECONDS);
    this.prometheus = RealPrometheus.configured(scrapes(token), LOOKBACK);
  }

  /** The executor would drop the exception and every later step without a word. */
  private void advance() {
    try {
      estate.advance(Instant.now());
    } catch (RuntimeException e) {
      e.printStackTrace();
      throw e;
    }
  }

  private String scrapes(Path token) {
    return """

    - {job_name: estate, honor_labels: true, static_configs: [{targets: ['%s']}]}
    - {job_name: pulih, metrics_path: /metrics, authorization: {credentials_file: '%s'}, static_configs: [{targets: ['%s']}]}
    """
        .formatted(exporter.target(), token, door.url().getAuthority());
  }

  /** Starts a Pulih that watches it. */
  Subject start() throws IOException {
    Path token = Files.writeString(folder.resolve("kubernetes.token"), ADMIN);
    Path password = folder.resolve("pulih.token");
    String neighbours =
        "server: {port: %d, token: \"file:%s\"}\n".formatted(door.url().getPort(), password)
            + audience.yaml(folder);
    String yaml = PulihYaml.of(data(), prometheus.url(), kubernetes.url(), token) + neighbours;
    return Subject.start(Files.writeString(folder.resolve("pulih.yaml"), yaml), door);
  }

  /** Where Pulih keeps its records. */
  Path data() {
    return folder.resolve("data");
  }

  /** A minute has passed. */
  void live() {
    estate.live(Instant.now());
    kubernetes.audit().clear();
  }

  URI prometheus() {
    return prometheus.url();
  }

  @Override
  public void close() {
    life.shutdownNow();
    prometheus.close();
    exporter.close();
    kubernetes.close();
    audience.close();
  }
}
