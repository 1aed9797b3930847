package dev.pulih.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.service.Application;
import dev.pulih.service.Running;
import dev.pulih.service.testing.SlackEndpoint.Message;
import dev.pulih.signal.PodRef;
import dev.pulih.simulator.cluster.Route;
import dev.pulih.simulator.cluster.api.AuditEntry;
import dev.pulih.simulator.scenario.Scenario;
import dev.pulih.simulator.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job on real input: Debian's Prometheus scrapes the simulator's sockets, Pulih finds the
 * fault in it, acts through the Kubernetes API, and proves it. The objects themselves are read back.
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
          assertThat(restartedAt(rig, "txn-service-v1")).isPresent();
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
          told(rig, "recovered automatically (error rate");
          assertThat(changes(rig, "virtualservices")).hasSize(1);
          assertThat(weights(rig)).containsExactlyInAnyOrder("v1=100", "v2=0");
          assertThat(changes(rig, "deployments")).hasSizeLessThanOrEqualTo(1);
          assertThat(rig.pager().pages()).isEmpty();
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
    await().atMost(PATIENCE).until(() -> rig.slack().messages().stream().anyMatch(m -> m.says(part)));
    assertThat(rig.slack().messages()).extracting(Message::channel).isNotEmpty();
  }

  private static List<AuditEntry> changes(Rig rig, String resource) {
    return rig.world().kubernetes().audit().changes(resource);
  }

  private static java.util.Optional<String> restartedAt(Rig rig, String deployment) {
    return rig.world()
        .look(
            world ->
                world.inventory().stream()
                    .filter(w -> w.ref().name().equals(deployment))
                    .flatMap(w -> w.rollout().restartedAt().stream())
                    .findFirst());
  }

  private static List<String> weights(Rig rig) {
    return rig.world().look(world -> world.cluster().routes("bos", "txn-service")).stream()
        .map(Route::destinations)
        .flatMap(List::stream)
        .map(d -> d.subset() + "=" + d.weight())
        .toList();
  }
}
