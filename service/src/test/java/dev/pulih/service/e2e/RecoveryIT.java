package dev.pulih.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.service.Application;
import dev.pulih.service.Running;
import dev.pulih.simulator.cluster.api.AuditEntry;
import dev.pulih.simulator.scenario.Scenario;
import dev.pulih.simulator.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The main job on real input: Debian's Prometheus scrapes the simulator's sockets, Pulih finds the
 * fault in it, acts through the Kubernetes API, and proves it. The objects themselves are read
 * back.
 */
class RecoveryIT {

  /** Three times as long as each story takes at this pace. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir Path folder;

  @Test
  void stage_1_restarts_the_leaking_workload_once_and_proves_it() throws IOException {
    play(
        Scenarios.oom(),
        rig -> {
          told(rig, "recovered automatically (error rate");
          assertThat(changes(rig, "deployments")).hasSize(1);
          assertThat(restartedAt(rig, "txn-service-v1")).isNotEmpty();
          assertThat(changes(rig, "virtualservices")).isEmpty();
          assertThat(rig.pager().pages()).isEmpty();
          assertThat(rig.slack().calls()).isZero();
        });
  }

  @Test
  void stage_2_shifts_the_traffic_to_the_healthy_version_and_proves_it() throws IOException {
    play(
        Scenarios.badVersion(),
        rig -> {
          told(rig, "recovered; the breaker stays open");
          assertThat(changes(rig, "virtualservices")).hasSize(1);
          assertThat(weights(rig)).containsExactlyInAnyOrder("v1=100", "v2=0");
          assertThat(changes(rig, "deployments")).hasSizeLessThanOrEqualTo(1);
        });
  }

  @Test
  void stage_3_calls_people_by_pager_and_chat() throws IOException {
    play(
        Scenarios.slowP99(),
        rig -> {
          await().atMost(PATIENCE).until(() -> !rig.pager().pages().isEmpty());
          await().atMost(PATIENCE).until(() -> rig.slack().calls() == 1);
          assertThat(rig.pager().open()).hasSize(1);
          assertThat(changes(rig, "deployments")).isEmpty();
          assertThat(changes(rig, "virtualservices")).isEmpty();
        });
  }

  /** What is looked at while a scenario plays. */
  private interface Story {
    void told(Rig rig) throws IOException;
  }

  private void play(Scenario scenario, Story story) throws IOException {
    try (Rig rig = Rig.of(scenario, folder);
        Running _ = Application.start(rig.configuration())) {
      story.told(rig);
    }
  }

  private static void told(Rig rig, String part) {
    await()
        .atMost(PATIENCE)
        .until(() -> rig.slack().messages().stream().anyMatch(m -> m.says(part)));
  }

  private static List<AuditEntry> changes(Rig rig, String resource) {
    return rig.world().kubernetes().audit().changes(resource);
  }

  private static String restartedAt(Rig rig, String deployment) {
    return rig.read("apps/v1/namespaces/bos/deployments/" + deployment)
        .at("/spec/template/metadata/annotations/kubectl.kubernetes.io~1restartedAt")
        .asString("");
  }

  private static List<String> weights(Rig rig) {
    JsonNode routes =
        rig.read("networking.istio.io/v1/namespaces/bos/virtualservices/txn-service")
            .at("/spec/http/0/route");
    return routes.valueStream().map(RecoveryIT::weight).toList();
  }

  private static String weight(JsonNode route) {
    return route.at("/destination/subset").asString() + "=" + route.at("/weight").asInt();
  }
}
