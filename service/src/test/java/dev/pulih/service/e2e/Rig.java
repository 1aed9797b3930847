package dev.pulih.service.e2e;

import dev.pulih.service.config.ConfigurationFile;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.testing.PagerDutyEndpoint;
import dev.pulih.service.testing.RealPrometheus;
import dev.pulih.service.testing.SlackEndpoint;
import dev.pulih.simulator.scenario.Scenario;
import dev.pulih.simulator.server.Live;
import dev.pulih.simulator.server.ReadyFiles;
import dev.pulih.simulator.server.SimulationServer;
import dev.pulih.simulator.world.Pace;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A world on real sockets, a real Prometheus that scrapes it every second, and the places to which
 * Pulih sends messages. All windows and deadlines are a fifteenth of the usual, by configuration
 * only.
 */
final class Rig implements AutoCloseable {

  static final Pace PACE = new Pace(15);
  private static final String ROUTING_KEY = "0123456789abcdef0123456789abcdef";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration CALM = Duration.ofMinutes(5);

  private final SimulationServer world;
  private final RealPrometheus prometheus;
  private final SlackEndpoint slack = new SlackEndpoint();
  private final PagerDutyEndpoint pager = new PagerDutyEndpoint();
  private final ReadyFiles files;

  private Rig(Scenario scenario, Path folder) throws IOException {
    this.world = SimulationServer.start(scenario, new Live(1, PACE, CALM, 0, 0));
    this.prometheus = RealPrometheus.discovering(world.discovery());
    this.files = world.write(folder, prometheus.url());
    Files.writeString(files.pulih(), people(folder), StandardOpenOption.APPEND);
  }

  static Rig of(Scenario scenario, Path folder) throws IOException {
    return new Rig(scenario, folder);
  }

  private String people(Path folder) throws IOException {
    Path slackToken = Files.writeString(folder.resolve("slack.token"), SlackEndpoint.TOKEN);
    Path key = Files.writeString(folder.resolve("pagerduty.key"), ROUTING_KEY);
    return """
    slack: {token: "file:%s", channel: "#bos-alerts", baseUrl: "%s"}
    pagerduty: {routingKey: "file:%s", baseUrl: "%s"}
    server: {port: 0}
    """
        .formatted(slackToken, slack.uri().resolve("/api/"), key, pager.uri());
  }

  /** The configuration, as {@code pulih run} reads it. */
  PulihConfiguration configuration() {
    var result = ConfigurationFile.read(files.pulih(), Map.of());
    return result.value().orElseThrow(() -> new AssertionError(result.problems()));
  }

  /** An object as the Kubernetes API shows it to an administrator. */
  JsonNode read(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(world.kubernetes().url().resolve("/apis/" + path))
            .header("Authorization", "Bearer " + world.adminToken())
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("The simulated API did not answer.", e);
    }
  }

  SimulationServer world() {
    return world;
  }

  SlackEndpoint slack() {
    return slack;
  }

  PagerDutyEndpoint pager() {
    return pager;
  }

  @Override
  public void close() {
    prometheus.close();
    world.close();
    slack.close();
    pager.close();
  }
}
