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
import java.net.http.HttpRequest.BodyPublishers;
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
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration CALM = Duration.ofMinutes(5);
  private static final Duration SHORT_CALM = Duration.ofMinutes(1);

  private final SimulationServer world;
  private final RealPrometheus prometheus;
  private final Audience audience = new Audience();
  private final ReadyFiles files;

  private Rig(Scenario scenario, Duration calm, Path folder) throws IOException {
    this.world = SimulationServer.start(scenario, new Live(1, PACE, calm, 0, 0));
    this.prometheus = RealPrometheus.discovering(world.discovery());
    this.files = world.write(folder, prometheus.url());
    String more = audience.yaml(folder) + "server: {port: 0}\n";
    Files.writeString(files.pulih(), more, StandardOpenOption.APPEND);
  }

  static Rig of(Scenario scenario, Path folder) throws IOException {
    return new Rig(scenario, CALM, folder);
  }

  /**
   * The same for a Pulih that is killed now and then: starting a JVM again takes longer than a
   * fifteenth of the usual deadlines.
   *
   * @param more further lines of the configuration
   */
  static Rig patient(Scenario scenario, Path folder, String more) throws IOException {
    Rig rig = new Rig(scenario, SHORT_CALM, folder);
    String scaled = Files.readString(rig.files.pulih());
    String patient =
        scaled
            .replaceFirst("actWithin: \\S+", "actWithin: 60s")
            .replaceFirst("rolloutDeadline: \\S+", "rolloutDeadline: 60s")
            .replaceFirst("waitForShift: \\S+", "waitForShift: 60s");
    Files.writeString(rig.files.pulih(), patient + more);
    return rig;
  }

  /** The configuration, as {@code pulih run} reads it. */
  PulihConfiguration configuration() {
    var result = ConfigurationFile.read(files.pulih(), Map.of());
    return result.value().orElseThrow(() -> new AssertionError(result.problems()));
  }

  /** The file of it. */
  Path configurationFile() {
    return files.pulih();
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

  /** Changes an object as an administrator does, by JSON Patch. */
  void patch(String path, String operations) {
    HttpRequest request =
        HttpRequest.newBuilder(world.kubernetes().url().resolve("/apis/" + path))
            .header("Authorization", "Bearer " + world.adminToken())
            .header("Content-Type", "application/json-patch+json")
            .method("PATCH", BodyPublishers.ofString(operations))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      int status = http.send(request, BodyHandlers.ofString()).statusCode();
      if (status != 200) {
        throw new AssertionError("The simulated API answered a patch with " + status + ".");
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("The simulated API did not answer.", e);
    }
  }

  SimulationServer world() {
    return world;
  }

  SlackEndpoint slack() {
    return audience.slack();
  }

  PagerDutyEndpoint pager() {
    return audience.pager();
  }

  @Override
  public void close() {
    prometheus.close();
    world.close();
    audience.close();
  }
}
