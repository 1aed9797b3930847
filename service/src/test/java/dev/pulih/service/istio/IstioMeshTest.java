package dev.pulih.service.istio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Mesh;
import dev.pulih.service.cluster.Placement;
import dev.pulih.service.cluster.RequestFailed;
import dev.pulih.service.cluster.Right;
import dev.pulih.service.cluster.Rights;
import dev.pulih.service.cluster.SimulatedLab;
import dev.pulih.signal.Routes;
import dev.pulih.signal.Routes.Route;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Subset;
import dev.pulih.simulator.cluster.api.Action;
import dev.pulih.simulator.cluster.api.Fault;
import dev.pulih.simulator.cluster.api.PodLogs;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the mesh adds to the inventory. */
class IstioMeshTest {

  private static final ServiceRef TXN = new ServiceRef(SimulatedLab.NAMESPACE, "txn");
  private static final Predicate<Action> ISTIO =
      action -> action.group().equals("networking.istio.io");

  private final SimulatedLab lab = new SimulatedLab();
  private final Cluster cluster = lab.connect();

  @AfterEach
  void close() {
    cluster.close();
    lab.close();
  }

  @Test
  void subsets_are_those_of_the_services_destination_rules() {
    rule("txn.bos.svc.cluster.local");
    rule("payment");

    assertThat(see().subsets())
        .containsExactly(
            new Subset("stable", Map.of("version", "v1")),
            new Subset("canary", Map.of("version", "v2")));
  }

  @Test
  void routes_are_those_that_send_to_the_service_with_their_places() {
    lab.create(
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: gateway, namespace: NAMESPACE}
        spec:
          hosts: [tolls.example]
          http:
            - match: [{uri: {prefix: /pay}}]
              route: [{destination: {host: payment}}]
            - match: [{headers: {x-canary: {exact: 'yes'}}}]
              route: [{destination: {host: txn.bos, subset: canary}}]
            - name: all
              route:
                - {destination: {host: txn, subset: stable}, weight: 100}
                - {destination: {host: txn, subset: canary}, weight: 0}
        """);

    assertThat(see().routes())
        .singleElement()
        .extracting(Routes::routes)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Route.class))
        .extracting(Route::index, Route::name, route -> route.special().isPresent())
        .containsExactly(tuple(1, "", true), tuple(2, "all", false));
  }

  @Test
  void a_virtual_service_of_other_hosts_is_left_out() {
    lab.create(
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: payment, namespace: NAMESPACE}
        spec:
          hosts: [payment]
          http: [{route: [{destination: {host: payment}}]}]
        """);

    assertThat(see().routes()).isEmpty();
  }

  @Test
  void who_owns_the_subsets_owns_the_routes() {
    new ClusterTrafficScene(lab).split();
    lab.create(
        """
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata:
          name: txn-1
          namespace: NAMESPACE
          annotations: {argo-rollouts.argoproj.io/managed-by-rollouts: txn}
        spec: {host: txn-1, subsets: []}
        """);

    Mesh.Part part = see(new Placement(TXN, Placement.usual(TXN).workloads(), "txn-1"));

    assertThat(part.routes().getFirst().ownership().controller())
        .contains("Argo Rollouts (Rollout txn)");
  }

  @Test
  void a_rollout_that_names_a_virtual_service_owns_it() {
    new ClusterTrafficScene(lab).split();
    lab.create(
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Rollout
        metadata: {name: txn, namespace: NAMESPACE}
        spec: {strategy: {canary: {trafficRouting: {istio: {virtualService: {name: txn-1}}}}}}
        """);

    Routes routes = new IstioTraffic(cluster).read(SimulatedLab.NAMESPACE, "txn-1").orElseThrow();

    assertThat(routes.ownership().controller()).contains("Argo Rollouts (Rollout txn)");
  }

  @Test
  void a_cluster_without_istio_has_no_mesh_and_that_is_no_failure() {
    lab.server()
        .faults()
        .always(
            ISTIO.or(action -> action.group().isEmpty() && action.resource().isEmpty()),
            new Fault.Refuse(404));

    assertThat(see().missing()).isPresent();
  }

  @Test
  void a_missing_right_leaves_the_service_without_a_mesh_and_says_which() {
    List<Right> rights = List.of(Rights.LIST_VIRTUAL_SERVICES);
    try (SimulatedLab strict = new SimulatedLab(rights, PodLogs.silent());
        Cluster restricted = strict.connect()) {
      assertThat(see(restricted, Set.of(), Placement.usual(TXN)).missing())
          .hasValueSatisfying(why -> assertThat(why).contains("list destinationrules"));
    }
  }

  @Test
  void a_mesh_that_cannot_be_read_now_is_a_failure_and_not_an_empty_mesh() {
    lab.server().faults().always(ISTIO, new Fault.Refuse(503));

    assertThatThrownBy(this::see).isInstanceOf(RequestFailed.class);
  }

  @Test
  void a_gateways_namespace_that_may_not_be_read_leaves_the_routes_unknown() {
    assertThat(see(cluster, Set.of("edge"), Placement.usual(TXN)).missing())
        .hasValueSatisfying(why -> assertThat(why).contains("namespace edge"));
  }

  private void rule(String host) {
    lab.create(
        """
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: RULE, namespace: NAMESPACE}
        spec:
          host: HOST
          subsets:
            - {name: stable, labels: {version: v1}}
            - {name: canary, labels: {version: v2}}
        """
            .replace("RULE", host.split("\\.")[0])
            .replace("HOST", host));
  }

  private Mesh.Part see() {
    return see(Placement.usual(TXN));
  }

  private Mesh.Part see(Placement placement) {
    return see(cluster, Set.of(), placement);
  }

  private static Mesh.Part see(Cluster cluster, Set<String> alsoIn, Placement placement) {
    return new IstioMesh(cluster, alsoIn).read(List.of(placement)).get(placement.service());
  }
}
