package dev.pulih.service.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Rights;
import dev.pulih.service.cluster.SimulatedLab;
import dev.pulih.signal.WorkloadRef;
import dev.pulih.simulator.cluster.ClusterSeed;
import dev.pulih.simulator.cluster.DeploymentSeed;
import dev.pulih.simulator.cluster.api.Fault;
import dev.pulih.simulator.cluster.api.PodLogs;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The kill switch that is an annotation of Pulih's own Deployment. */
class KillAnnotationTest {

  private static final WorkloadRef OWN = WorkloadRef.deployment(SimulatedLab.NAMESPACE, "pulih-v1");

  private final SimulatedLab lab =
      new SimulatedLab(List.of(Rights.GET_OWN_DEPLOYMENT), PodLogs.silent());
  private final Cluster cluster = lab.connect();
  private final KillAnnotation annotation = new KillAnnotation(cluster, OWN);

  @BeforeEach
  void deploy() {
    new ClusterSeed(lab.cluster(), lab.now())
        .deployment(DeploymentSeed.of(SimulatedLab.NAMESPACE, "pulih", "v1"));
    lab.settle(List.of());
  }

  @AfterEach
  void close() {
    cluster.close();
    lab.close();
  }

  @Test
  void it_is_thrown_until_it_was_read() {
    assertThat(annotation.get().orElseThrow()).contains(OWN.toString(), "not read yet");
    annotation.refresh();
    assertThat(annotation.get()).isEmpty();
  }

  @Test
  void it_is_thrown_while_it_is_there_and_says_why() {
    annotate(Map.of(KillAnnotation.NAME, "a strange week"));
    annotation.refresh();
    assertThat(annotation.get()).contains("the annotation of " + OWN + ": a strange week");
    annotate(Map.of(KillAnnotation.NAME, ""));
    annotation.refresh();
    assertThat(annotation.get()).contains("the annotation of " + OWN);
    annotate(Map.of());
    annotation.refresh();
    assertThat(annotation.get()).isEmpty();
  }

  @Test
  void while_it_cannot_be_read_nothing_acts() {
    annotation.refresh();
    lab.server().faults().next(1, action -> true, new Fault.Refuse(403));
    annotation.refresh();
    assertThat(annotation.get().orElseThrow()).contains("cannot be read");
    annotation.refresh();
    assertThat(annotation.get()).isEmpty();
  }

  @Test
  void without_its_role_it_is_thrown_and_says_so() {
    SimulatedLab without = new SimulatedLab(List.of(), PodLogs.silent());
    try (Cluster blind = without.connect()) {
      KillAnnotation unread = new KillAnnotation(blind, OWN);
      unread.refresh();
      assertThat(unread.get().orElseThrow()).contains("may not get deployments");
    } finally {
      without.close();
    }
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
