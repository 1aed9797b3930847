package dev.pulih.service.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Mesh;
import dev.pulih.service.cluster.Placement;
import dev.pulih.service.cluster.Placement.Workloads;
import dev.pulih.service.cluster.Right;
import dev.pulih.service.cluster.Rights;
import dev.pulih.service.cluster.SimulatedLab;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Pod;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Unread;
import dev.pulih.signal.Workload;
import dev.pulih.signal.WorkloadRef;
import dev.pulih.simulator.cluster.ClusterSeed;
import dev.pulih.simulator.cluster.DeploymentSeed;
import dev.pulih.simulator.cluster.api.Fault;
import dev.pulih.simulator.cluster.api.PodLogs;
import dev.pulih.simulator.cluster.pods.Crash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the view sees of a cluster, and what it says when it sees nothing. */
class KubernetesViewTest {

  private static final ServiceRef TXN = new ServiceRef(SimulatedLab.NAMESPACE, "txn");
  private static final WorkloadRef TXN_V1 =
      WorkloadRef.deployment(SimulatedLab.NAMESPACE, "txn-v1");

  private final SimulatedLab lab = new SimulatedLab();
  private final Cluster cluster = lab.connect();

  @BeforeEach
  void deploy() {
    new ClusterSeed(lab.cluster(), lab.now())
        .deployment(DeploymentSeed.of(SimulatedLab.NAMESPACE, "txn", "v1"))
        .deployment(DeploymentSeed.of(SimulatedLab.NAMESPACE, "txn", "v2").withReplicas(1))
        .deployment(DeploymentSeed.of(SimulatedLab.NAMESPACE, "payment", "v1"));
    lab.settle(List.of());
  }

  @AfterEach
  void close() {
    cluster.close();
    lab.close();
  }

  @Test
  void nothing_was_seen_before_the_first_refresh() {
    assertThat(named("txn-v1").latest()).isEqualTo(new Inventory(Instant.EPOCH, Map.of()));
  }

  @Test
  void a_service_has_the_pods_of_its_named_deployments_and_no_others() {
    ServiceInventory txn = see(named("txn-v1"));

    assertThat(txn.workloads()).extracting(Workload::ref).containsExactly(TXN_V1);
    assertThat(txn.pods()).hasSize(3).extracting(Pod::workload).containsOnly(TXN_V1);
    assertThat(txn.pods()).allMatch(Pod::ready).allMatch(pod -> pod.health().restarts() == 0);
  }

  @Test
  void a_service_may_be_all_deployments_with_a_label() {
    ServiceInventory txn = see(view(new Workloads.Labelled(Map.of("app", "txn"))));

    assertThat(txn.workloads()).hasSize(2);
    assertThat(txn.pods()).hasSize(4);
  }

  @Test
  void a_service_without_a_deployment_is_known_to_have_nothing() {
    ServiceInventory txn = see(named("nobody"));

    assertThat(txn.pods()).isEmpty();
    assertThat(txn.workloads()).isEmpty();
  }

  @Test
  void a_settled_deployment_has_rolled_out() {
    Workload workload = see(named("txn-v1")).workloads().getFirst();

    assertThat(workload.rolledOut()).isTrue();
    assertThat(workload.replicas()).isEqualTo(new Workload.Replicas(3, 3, 3, 3));
    assertThat(workload.rollout().restartedAt()).isEmpty();
    // 25 % of 3 replicas rounds down to none that may be unavailable.
    assertThat(workload.strategy()).isEqualTo(new Workload.Strategy(false, 3));
  }

  @Test
  void a_crashed_pod_is_not_ready_and_tells_how_its_container_ended() {
    String name = see(named("txn-v1")).pods().getFirst().ref().name();
    Instant crashed = lab.now();
    lab.cluster().crash(SimulatedLab.NAMESPACE, name, Crash.OOM_KILLED, crashed);
    lab.advance(Duration.ofSeconds(1));

    Pod pod =
        see(named("txn-v1")).pods().stream()
            .filter(p -> p.ref().name().equals(name))
            .findFirst()
            .orElseThrow();

    assertThat(pod.ready()).isFalse();
    assertThat(pod.health().running()).isTrue();
    assertThat(pod.health().lastTermination())
        .hasValueSatisfying(
            end -> {
              assertThat(end.reason()).isEqualTo("OOMKilled");
              assertThat(end.exitCode()).isEqualTo(137);
              assertThat(end.finishedAt()).isEqualTo(crashed);
            });
  }

  @Test
  void a_pod_that_is_being_deleted_is_not_running() {
    String name = see(named("txn-v1")).pods().getFirst().ref().name();
    lab.admin().pods().inNamespace(SimulatedLab.NAMESPACE).withName(name).delete();

    assertThat(see(named("txn-v1")).pods())
        .filteredOn(pod -> pod.ref().name().equals(name))
        .allMatch(pod -> !pod.health().running() && !pod.ready());
  }

  @Test
  void pods_of_a_stateful_set_of_the_service_keep_its_kind() {
    lab.create(
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: ledger-0
          namespace: NAMESPACE
          ownerReferences:
            - {apiVersion: apps/v1, kind: StatefulSet, name: ledger, uid: u-1, controller: true}
        spec:
          containers: [{name: main, image: registry.example/ledger}]
        """);

    assertThat(see(named("ledger")).pods())
        .extracting(Pod::workload)
        .containsExactly(new WorkloadRef(SimulatedLab.NAMESPACE, "StatefulSet", "ledger"));
  }

  @Test
  void a_canary_that_targets_a_deployment_owns_it_without_a_mark_on_it() {
    lab.create(
        """
        apiVersion: flagger.app/v1beta1
        kind: Canary
        metadata: {name: txn, namespace: NAMESPACE}
        spec:
          targetRef: {apiVersion: apps/v1, kind: Deployment, name: txn-v1}
        """);

    assertThat(see(named("txn-v1")).workloads().getFirst().ownership().controller())
        .contains("Flagger (Canary txn)");
  }

  @Test
  void a_rollout_that_refers_to_a_deployment_owns_it_without_a_mark_on_it() {
    lab.create(
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Rollout
        metadata: {name: txn, namespace: NAMESPACE}
        spec:
          workloadRef: {apiVersion: apps/v1, kind: Deployment, name: txn-v1}
        """);

    assertThat(see(named("txn-v1")).workloads().getFirst().ownership().controller())
        .contains("Argo Rollouts (Rollout txn)");
  }

  @Test
  void git_ops_tools_are_told_by_their_marks() {
    lab.admin()
        .apps()
        .deployments()
        .inNamespace(SimulatedLab.NAMESPACE)
        .withName("txn-v1")
        .patch(
            """
            {"metadata": {"labels": {"kustomize.toolkit.fluxcd.io/name": "bos"},
                          "annotations": {"argocd.argoproj.io/tracking-id": "bos:apps"}}}
            """);

    assertThat(see(named("txn-v1")).workloads().getFirst().ownership().gitOps())
        .containsExactlyInAnyOrder("Argo CD", "Flux");
  }

  @Test
  void flux_is_not_told_of_what_it_is_told_to_leave_alone() {
    lab.admin()
        .apps()
        .deployments()
        .inNamespace(SimulatedLab.NAMESPACE)
        .withName("txn-v1")
        .patch(
            """
            {"metadata": {"labels": {"kustomize.toolkit.fluxcd.io/name": "bos",
                                     "helm.toolkit.fluxcd.io/name": "bos"},
                          "annotations": {"kustomize.toolkit.fluxcd.io/reconcile": "disabled",
                                          "helm.toolkit.fluxcd.io/driftDetection": "disabled"}}}
            """);

    assertThat(see(named("txn-v1")).workloads().getFirst().ownership().gitOps()).isEmpty();
  }

  @Test
  void a_failing_refresh_keeps_the_former_inventory_with_its_former_time() {
    KubernetesView view = named("txn-v1");
    view.refresh();
    Inventory former = view.latest();
    lab.advance(Duration.ofSeconds(15));
    lab.server().faults().always(action -> action.resource().equals("pods"), new Fault.Refuse(503));

    view.refresh();

    assertThat(view.latest()).isSameAs(former);
    assertThat(view.problems())
        .singleElement()
        .asString()
        .contains("503", "list pods in namespace bos");
  }

  @Test
  void a_refresh_after_the_trouble_sees_again_and_forgets_the_problem() {
    KubernetesView view = named("txn-v1");
    lab.server().faults().always(action -> true, new Fault.CloseBefore());
    view.refresh();
    assertThat(view.problems()).isNotEmpty();
    lab.server().faults().clear();

    view.refresh();

    assertThat(view.problems()).isEmpty();
    assertThat(view.latest().at()).isEqualTo(lab.now());
  }

  @Test
  void a_namespace_that_cannot_be_read_leaves_the_others_known() {
    Placement elsewhere = Placement.usual(new ServiceRef("secret", "vault"));
    KubernetesView view = view(List.of(placement(only("txn-v1")), elsewhere));

    view.refresh();

    assertThat(view.latest().services()).containsOnlyKeys(TXN);
    assertThat(view.problems()).singleElement().asString().contains("Pulih may not list", "secret");
  }

  @Test
  void what_may_not_be_read_is_no_problem_but_is_told_from_what_is_not_there() {
    assertThat(see(named("txn-v1")).unread()).isEmpty();
    Set<Right> optional =
        Set.of(Rights.LIST_AUTOSCALERS, Rights.LIST_CANARIES, Rights.LIST_ROLLOUTS);
    List<Right> rest =
        Rights.inWatchedNamespaces().stream().filter(r -> !optional.contains(r)).toList();
    SimulatedLab without = new SimulatedLab(rest, PodLogs.silent());
    try (Cluster narrow = without.connect()) {
      KubernetesView view =
          new KubernetesView(
              narrow, List.of(placement(only("txn-v1"))), _ -> Map.of(), without::now);
      assertThat(see(view).unread()).containsExactlyInAnyOrder(Unread.values());
    } finally {
      without.close();
    }
  }

  @Test
  void a_missing_mesh_is_no_problem_but_is_told_for_each_service() {
    Mesh absent = asked -> Map.of(TXN, Mesh.Part.missing("Istio is not installed."));
    KubernetesView view =
        new KubernetesView(cluster, List.of(placement(only("txn-v1"))), absent, lab::now);

    view.refresh();

    assertThat(view.problems()).isEmpty();
    assertThat(view.latest().services()).containsOnlyKeys(TXN);
    assertThat(view.withoutMesh()).containsExactly(Map.entry(TXN, "Istio is not installed."));
  }

  private static Workloads only(String name) {
    return new Workloads.Named(Set.of(name));
  }

  private KubernetesView named(String deployment) {
    return view(only(deployment));
  }

  private KubernetesView view(Workloads workloads) {
    return view(List.of(placement(workloads)));
  }

  private KubernetesView view(List<Placement> placements) {
    Mesh none = asked -> Map.of();
    return new KubernetesView(cluster, placements, none, lab::now);
  }

  private static Placement placement(Workloads workloads) {
    return new Placement(TXN, workloads, "txn");
  }

  private static ServiceInventory see(KubernetesView view) {
    view.refresh();
    assertThat(view.problems()).isEmpty();
    return view.latest().of(TXN).orElseThrow();
  }
}
