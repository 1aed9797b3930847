package dev.pulih.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.simulator.cluster.api.AuditEntry;
import dev.pulih.simulator.scenario.Scenarios;
import dev.pulih.simulator.server.Live;
import dev.pulih.simulator.server.SimulationServer;
import dev.pulih.simulator.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same recoveries in a cluster that is known by a kubeconfig only. Here it is the simulator's
 * API server, in which nothing is wrong: what Pulih sees and changes is what the test made there.
 */
class GivenClusterIT extends RecoveryIT {

  @TempDir private Path home;
  private SimulationServer server;

  @BeforeEach
  void start() {
    server =
        SimulationServer.start(Scenarios.noise(), new Live(1, Rig.PACE, Duration.ofHours(9), 0, 0));
  }

  @Override
  Site.Kind sites() throws IOException {
    String text =
        """
        apiVersion: v1
        kind: Config
        current-context: simulated
        contexts: [{name: simulated, context: {cluster: simulated, user: admin}}]
        clusters: [{name: simulated, cluster: {server: "%s"}}]
        users: [{name: admin, user: {token: "%s"}}]
        """
            .formatted(server.kubernetes().url(), server.adminToken());
    return GivenSite.in(Files.writeString(home.resolve("kubeconfig"), text));
  }

  @AfterEach
  void nothing_is_left_and_nothing_else_was_touched() {
    try (SimulationServer ended = server) {
      assertThat(ended.kubernetes().audit().entries(AuditEntry::changed))
          .extracting(entry -> entry.action().namespace())
          .allMatch(namespace -> namespace.isEmpty() || namespace.startsWith("pulih-test-"));
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> !ended.look(GivenClusterIT::hasPodsOfTests));
    }
  }

  private static boolean hasPodsOfTests(World world) {
    return world.cluster().pods().stream().anyMatch(p -> p.namespace().startsWith("pulih-test-"));
  }
}
