package dev.pulih.service.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.RestartSeen;
import dev.pulih.policy.RestartWitness;
import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Placement;
import dev.pulih.service.cluster.SimulatedLab;
import dev.pulih.signal.Autoscaling;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Movement;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.TemplateChange;
import dev.pulih.signal.WorkloadRef;
import dev.pulih.simulator.cluster.ClusterSeed;
import dev.pulih.simulator.cluster.DeploymentSeed;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is seen of deploys and autoscalers in a cluster. */
class MovementsTest {

  private static final ServiceRef TXN = new ServiceRef(SimulatedLab.NAMESPACE, "txn");
  private static final String NAME = "txn-v1";

  private final SimulatedLab lab = new SimulatedLab();
  private final Cluster cluster = lab.connect();

  @BeforeEach
  void deploy() {
    new ClusterSeed(lab.cluster(), lab.now())
        .deployment(DeploymentSeed.of(SimulatedLab.NAMESPACE, "txn", "v1"));
    lab.settle(List.of());
  }

  @AfterEach
  void close() {
    cluster.close();
    lab.close();
  }

  @Test
  void a_first_version_is_no_change() {
    assertThat(movement()).isEqualTo(Movement.none());
  }

  @Test
  void a_new_image_is_a_change_with_its_time_and_the_revision_before_it() {
    Instant at = deployImage("txn:broken");
    TemplateChange change = movement().template().orElseThrow();
    assertThat(change.at()).isBetween(at, at.plusSeconds(5));
    assertThat(change.from()).isEqualTo(1);
    assertThat(change.to()).isEqualTo(2);
    assertThat(change.differences())
        .singleElement()
        .asString()
        .contains(".image ")
        .endsWith(" -> txn:broken");
  }

  @Test
  void a_restart_is_none_and_what_was_deployed_before_it_keeps_its_time() {
    restart();
    assertThat(movement().template()).isEmpty();
    Instant at = deployImage("txn:broken");
    restart();
    TemplateChange change = movement().template().orElseThrow();
    assertThat(change.at()).isBetween(at, at.plusSeconds(5));
    assertThat(change.from()).isEqualTo(2);
  }

  /** Kubernetes uses its ReplicaSet again, which is as old as it was. */
  @Test
  void an_earlier_image_is_a_change_at_the_time_at_which_it_came_back() {
    Instant _ = deployImage("txn:good");
    Instant _ = deployImage("txn:broken");
    Instant at = deployImage("txn:good");
    TemplateChange change = movement().template().orElseThrow();
    assertThat(change.at()).isBetween(at, at.plusSeconds(5));
    assertThat(change.from()).isEqualTo(3);
    assertThat(change.to()).isEqualTo(4);
  }

  @Test
  void an_earlier_image_is_not_new_again_because_its_pods_were_replaced() {
    Instant _ = deployImage("txn:good");
    Instant _ = deployImage("txn:broken");
    Instant at = deployImage("txn:good");
    lab.advance(Duration.ofHours(1));
    List<StatusDetails> _ =
        lab.admin().pods().inNamespace(SimulatedLab.NAMESPACE).withLabel("app", "txn").delete();
    lab.settle(List.of());
    assertThat(movement().template().orElseThrow().at()).isBetween(at, at.plusSeconds(300));
  }

  /** The first one is the rollout that made it. */
  @Test
  void each_rollout_to_and_fro_counts_once() {
    Set<RestartSeen> seen = new HashSet<>(rollouts());
    for (String image : List.of("txn:a", "txn:b", "txn:a", "txn:b")) {
      Instant _ = deployImage(image);
      seen.addAll(rollouts());
      lab.advance(Duration.ofMinutes(5));
      seen.addAll(rollouts());
    }
    assertThat(seen).hasSize(5);
    assertThat(seen.stream().map(RestartSeen::mark).distinct()).hasSize(5);
  }

  private List<RestartSeen> rollouts() {
    return RestartWitness.seen(inventory(), lab.now()).stream()
        .filter(restart -> restart.unit().equals(RestartSeen.ROLLOUT))
        .toList();
  }

  @Test
  void an_autoscaler_tells_what_it_wants_and_without_a_status_nothing() {
    scaler("txn-scaler", NAME);
    assertThat(movement().autoscaling()).isEmpty();
    wants("txn-scaler", 3, 5);
    assertThat(movement().autoscaling()).contains(new Autoscaling("txn-scaler", 3, 5));
  }

  /** Without metrics it wants 0 pods for ever, as far as the number says. */
  @Test
  void an_autoscaler_that_cannot_scale_is_not_at_work() {
    scaler("txn-scaler", NAME);
    wants("txn-scaler", 3, 0, "False");
    assertThat(movement().autoscaling()).isEmpty();
    wants("txn-scaler", 3, 0, "Unknown");
    assertThat(movement().autoscaling()).isEmpty();
    wants("txn-scaler", 3, 4);
    assertThat(movement().autoscaling()).isPresent();
  }

  @Test
  void an_autoscaler_of_another_workload_is_none_of_its() {
    scaler("other-scaler", "other");
    wants("other-scaler", 3, 5);
    assertThat(movement().autoscaling()).isEmpty();
  }

  private Instant deployImage(String image) {
    lab.advance(Duration.ofMinutes(10));
    Instant now = lab.now().truncatedTo(ChronoUnit.SECONDS);
    Deployment _ =
        deployment()
            .edit(
                d -> {
                  d.getSpec().getTemplate().getSpec().getContainers().getFirst().setImage(image);
                  return d;
                });
    lab.settle(List.of());
    return now;
  }

  private void restart() {
    lab.advance(Duration.ofMinutes(10));
    Deployment _ =
        deployment()
            .edit(
                d -> {
                  d.getSpec()
                      .getTemplate()
                      .getMetadata()
                      .setAnnotations(Map.of(WorkloadReader.RESTARTED_AT, lab.now().toString()));
                  return d;
                });
    lab.settle(List.of());
  }

  private RollableScalableResource<Deployment> deployment() {
    return lab.admin().apps().deployments().inNamespace(SimulatedLab.NAMESPACE).withName(NAME);
  }

  private void scaler(String name, String target) {
    HorizontalPodAutoscaler scaler =
        new HorizontalPodAutoscalerBuilder()
            .withNewMetadata()
            .withName(name)
            .withNamespace(SimulatedLab.NAMESPACE)
            .endMetadata()
            .withNewSpec()
            .withMinReplicas(3)
            .withMaxReplicas(9)
            .withNewScaleTargetRef("apps/v1", "Deployment", target)
            .endSpec()
            .build();
    HorizontalPodAutoscaler _ = lab.admin().resource(scaler).create();
  }

  private void wants(String name, int current, int desired) {
    wants(name, current, desired, "True");
  }

  private void wants(String name, int current, int desired, String active) {
    HorizontalPodAutoscaler _ =
        lab.admin()
            .autoscaling()
            .v2()
            .horizontalPodAutoscalers()
            .inNamespace(SimulatedLab.NAMESPACE)
            .withName(name)
            .editStatus(
                s ->
                    new HorizontalPodAutoscalerBuilder(s)
                        .withNewStatus()
                        .withCurrentReplicas(current)
                        .withDesiredReplicas(desired)
                        .addNewCondition()
                        .withType("ScalingActive")
                        .withStatus(active)
                        .endCondition()
                        .endStatus()
                        .build());
  }

  private Movement movement() {
    return inventory().movement(WorkloadRef.deployment(SimulatedLab.NAMESPACE, NAME));
  }

  private ServiceInventory inventory() {
    Placement placement =
        new Placement(TXN, new Placement.Workloads.Named(Set.of(NAME)), TXN.name());
    KubernetesView view = new KubernetesView(cluster, List.of(placement), _ -> Map.of(), lab::now);
    view.refresh();
    assertThat(view.problems()).isEmpty();
    Optional<Inventory> seen = Optional.of(view.latest());
    return seen.orElseThrow().of(TXN).orElseThrow();
  }
}
