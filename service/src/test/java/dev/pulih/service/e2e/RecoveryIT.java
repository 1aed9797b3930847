package dev.pulih.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pulih.service.Application;
import dev.pulih.service.Running;
import dev.pulih.service.cluster.RealLab;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job on real input: Debian's Prometheus scrapes real sockets, Pulih finds the fault in
 * it, acts through the Kubernetes API, and proves it. The objects themselves are read back. The
 * cluster is the simulated one, or the one whose kubeconfig {@code PULIH_TEST_KUBECONFIG} names.
 */
class RecoveryIT {

  /** Three times as long as each story takes at this pace. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir Path folder;

  /** Where it plays. */
  Site.Kind sites() throws IOException {
    return Optional.ofNullable(System.getenv(RealLab.VARIABLE))
        .filter(file -> !file.isBlank())
        .map(file -> GivenSite.in(Path.of(file)))
        .orElse(SimulatedSite::open);
  }

  @Test
  void stage_1_restarts_the_failing_workload_once_and_proves_it() throws IOException {
    play(
        Trouble.ONE_POD,
        site -> {
          told(site, "recovered automatically (error rate");
          assertThat(site.changesOfDeployments()).isEqualTo(1);
          assertThat(site.restartedAt("txn-service-v1")).isNotEmpty();
          assertThat(site.changesOfVirtualServices()).isZero();
          assertThat(site.pager().pages()).isEmpty();
          assertThat(site.slack().calls()).isZero();
        });
  }

  @Test
  void stage_2_shifts_the_traffic_to_the_healthy_version_and_proves_it() throws IOException {
    play(
        Trouble.BAD_VERSION,
        site -> {
          assumeTrue(site.hasMesh(), "the cluster has no Istio");
          told(site, "recovered; the breaker stays open");
          assertThat(site.changesOfVirtualServices()).isEqualTo(1);
          assertThat(site.weights()).containsExactlyInAnyOrder("v1=100", "v2=0");
          assertThat(site.changesOfDeployments()).isLessThanOrEqualTo(1);
        });
  }

  @Test
  void stage_3_calls_people_by_pager_and_chat() throws IOException {
    play(
        Trouble.SLOW,
        site -> {
          await().atMost(PATIENCE).until(() -> !site.pager().pages().isEmpty());
          await().atMost(PATIENCE).until(() -> site.slack().calls() == 1);
          assertThat(site.pager().open()).hasSize(1);
          assertThat(site.changesOfDeployments()).isZero();
          assertThat(site.changesOfVirtualServices()).isZero();
        });
  }

  /** What is looked at while a trouble lasts. */
  private interface Story {
    void told(Site site) throws IOException;
  }

  private void play(Trouble trouble, Story story) throws IOException {
    try (Site site = sites().open(trouble, folder);
        Running _ = Application.start(site.configuration())) {
      story.told(site);
    }
  }

  private static void told(Site site, String part) {
    await()
        .atMost(PATIENCE)
        .until(() -> site.slack().messages().stream().anyMatch(m -> m.says(part)));
  }
}
