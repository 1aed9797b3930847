package dev.pulih.service.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.service.badinput.Trial.Sickness;
import dev.pulih.service.config.ConfigurationFile;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.kubernetes.KillAnnotation;
import dev.pulih.service.testing.PrometheusStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kill switch that whoever may annotate Pulih's own Deployment throws, on a whole Pulih. */
class KillAnnotationIT {

  /** Often within a tick, which so sees what was there when the one before it ended. */
  private static final Duration REFRESH = Duration.ofMillis(100);

  @TempDir private Path folder;

  @Test
  void it_holds_an_action_within_a_tick_and_lets_it_go_on_when_it_is_gone() {
    try (Town town = new Town(3);
        PrometheusStandIn prometheus = town.prometheus()) {
      Deployed own = new Deployed(town, town.next() + "-v1");
      try (Loop loop = Loop.of(configuration(town, prometheus, own))) {
        loop.awaitGoodTick(Loop.upcoming());
        new Trial(town, loop, Sickness.ONE_POD, 0).actedOnce();
        own.annotate("\"a strange week\"");
        Instant thrown = Instant.now();
        Trial held = new Trial(town, loop, Sickness.ONE_POD, 0);
        loop.awaitGoodTick(thrown.plus(Loop.INTERVAL));
        assertThat(loop.get("/api/status")).contains("\"acting\":false", own.reason());
        held(loop, held, own);
        own.annotate("null");
        held.actedOnce();
        assertThat(loop.get("/api/status")).contains("\"acting\":true");
      }
    }
  }

  private static void held(Loop loop, Trial trial, Deployed own) {
    String explain = "/api/explain?service=" + trial.service;
    String incident = trial.incident();
    await().atMost(Loop.PATIENCE).until(() -> loop.get(explain).contains("KILL_SWITCH"));
    assertThat(loop.get(explain)).contains("switched off by " + own.reason());
    loop.awaitGoodTick(trial.bad.plus(Loop.HOLD).plus(Loop.HOLD));
    trial.untouched();
    assertThat(loop.steps(incident)).doesNotContain("RESTART_ACCEPTED");
  }

  private PulihConfiguration configuration(Town town, PrometheusStandIn prometheus, Deployed own) {
    Loop.configuration(folder, town, prometheus.uri(), "");
    Path file = folder.resolve("pulih.yaml");
    String more =
        "kubernetes: {ownDeployment: %s/%s, refresh: %dms, "
            .formatted(Town.NAMESPACE, own.name(), REFRESH.toMillis());
    try {
      Files.writeString(file, Files.readString(file).replace("kubernetes: {", more));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var result = ConfigurationFile.read(file, Map.of());
    return result.value().orElseThrow(() -> new AssertionError(result.problems()));
  }

  /** The Deployment that passes for Pulih's own. */
  private record Deployed(Town town, String name) {

    String reason() {
      return "the annotation of Deployment " + Town.NAMESPACE + "/" + name + ": a strange week";
    }

    /** As {@code kubectl annotate} does; nothing takes it away. */
    void annotate(String json) {
      URI object = town.api().url().resolve("/apis/apps/v1/namespaces/bos/deployments/" + name);
      String patch =
          "{\"metadata\":{\"annotations\":{\"%s\":%s}}}".formatted(KillAnnotation.NAME, json);
      HttpRequest request =
          HttpRequest.newBuilder(object)
              .header("Authorization", "Bearer " + Town.ADMIN)
              .header("Content-Type", "application/merge-patch+json")
              .method("PATCH", BodyPublishers.ofString(patch))
              .build();
      try (HttpClient http = HttpClient.newHttpClient()) {
        assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
