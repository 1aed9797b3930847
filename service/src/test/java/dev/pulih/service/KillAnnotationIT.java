package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.service.cluster.SimulatedLab;
import dev.pulih.service.config.ConfigurationFile;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.kubernetes.KillAnnotation;
import dev.pulih.signal.WorkloadRef;
import dev.pulih.simulator.cluster.ClusterSeed;
import dev.pulih.simulator.cluster.DeploymentSeed;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kill switch on Pulih's own Deployment, from its key in the file to what may act. */
class KillAnnotationIT {

  private static final WorkloadRef OWN = WorkloadRef.deployment(SimulatedLab.NAMESPACE, "pulih-v1");

  @TempDir private Path folder;

  private final SimulatedLab lab = new SimulatedLab();

  @BeforeEach
  void deploy() {
    new ClusterSeed(lab.cluster(), lab.now())
        .deployment(DeploymentSeed.of(SimulatedLab.NAMESPACE, "pulih", "v1"));
    lab.settle(List.of());
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void while_it_is_there_nothing_acts_whoever_resumes() throws IOException {
    annotate(Map.of(KillAnnotation.NAME, "a strange week"));
    try (Running running = Application.start(configuration())) {
      Caller caller = new Caller(running);
      assertThat(resumed(caller)).contains("\"acting\":false", OWN + ": a strange week");
      annotate(Map.of());
      await().atMost(Incidents.PATIENCE).until(() -> resumed(caller).contains("\"acting\":true"));
    }
  }

  private static String resumed(Caller caller) {
    return caller.post("/api/resume", "").body();
  }

  private PulihConfiguration configuration() throws IOException {
    Path file = Instances.file(folder, "dry-run");
    Path token = Files.writeString(folder.resolve("own.token"), lab.token());
    String kubernetes =
        "kubernetes: {server: \"%s\", token: \"file:%s\", ownDeployment: %s/%s}%n"
            .formatted(lab.server().url(), token, OWN.namespace(), OWN.name());
    Files.writeString(file, kubernetes, StandardOpenOption.APPEND);
    var result = ConfigurationFile.read(file, Map.of());
    return result.value().orElseThrow(() -> new AssertionError(result.problems()));
  }

  private void annotate(Map<String, String> annotations) {
    Deployment _ =
        lab.admin()
            .apps()
            .deployments()
            .inNamespace(OWN.namespace())
            .withName(OWN.name())
            .edit(
                deployment -> {
                  deployment.getMetadata().setAnnotations(annotations);
                  return deployment;
                });
  }
}
