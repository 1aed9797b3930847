package dev.pulih.service.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.recover.Answer;
import dev.pulih.recover.RestartOrder;
import dev.pulih.recover.WeightChange;
import dev.pulih.recover.WeightChange.OfRoute;
import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.ClusterAccess;
import dev.pulih.service.cluster.Placement;
import dev.pulih.service.cluster.Right;
import dev.pulih.service.cluster.Rights;
import dev.pulih.service.cluster.Timeouts;
import dev.pulih.service.istio.IstioMesh;
import dev.pulih.service.istio.IstioTraffic;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Routes;
import dev.pulih.signal.Routes.Destination;
import dev.pulih.signal.Routes.Route;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Workload;
import dev.pulih.simulator.cluster.api.Action;
import dev.pulih.simulator.cluster.api.AuditEntry;
import dev.pulih.simulator.scenario.Scenarios;
import dev.pulih.simulator.server.Live;
import dev.pulih.simulator.server.SimulationServer;
import dev.pulih.simulator.world.Pace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All that Pulih does in a cluster, with the rights of its Role: no right is left over. */
class RoleUseTest {

  private static final ServiceRef TXN = new ServiceRef("bos", "txn-service");

  private final SimulationServer world =
      SimulationServer.start(Scenarios.badVersion(), Live.usual(1).at(new Pace(100)));
  private final Cluster cluster =
      Cluster.connect(
          new ClusterAccess.Direct(world.kubernetes().url(), world.pulihToken(), Optional.empty()),
          Timeouts.defaults(),
          "test");
  private final InstantSource clock = InstantSource.system();
  private final KubernetesRollouts rollouts = new KubernetesRollouts(cluster, clock);

  @AfterEach
  void close() {
    cluster.close();
    world.close();
  }

  @Test
  void looking_capturing_restarting_and_shifting_use_every_right_and_no_other() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> look().workloads().stream().allMatch(Workload::rolledOut));
    ServiceInventory seen = look();
    capture(seen);
    assertThat(restart(seen)).isInstanceOf(Answer.Accepted.class);
    assertThat(shift(seen.routes().getFirst())).isInstanceOf(Answer.Accepted.class);

    List<AuditEntry> asked = world.kubernetes().audit().entries(entry -> !discovers(entry));
    assertThat(asked).extracting(AuditEntry::code).doesNotContain(401, 403);
    assertThat(asked.stream().map(AuditEntry::action).map(RoleUseTest::named).distinct())
        .containsExactlyInAnyOrderElementsOf(granted());
  }

  /** Which kinds there are is told to every account. */
  private static boolean discovers(AuditEntry entry) {
    return entry.action().resource().startsWith("/");
  }

  private static Set<String> granted() {
    return Rights.inWatchedNamespaces().stream()
        .map(RoleUseTest::named)
        .collect(Collectors.toSet());
  }

  private static String named(Right right) {
    return right.verb() + " " + right.resource() + "." + right.group();
  }

  private static String named(Action action) {
    return action.verb() + " " + action.resource() + "." + action.group();
  }

  private ServiceInventory look() {
    IstioMesh mesh = new IstioMesh(cluster, Set.of());
    KubernetesView view = new KubernetesView(cluster, List.of(placed()), mesh, clock);
    view.refresh();
    assertThat(view.problems()).isEmpty();
    return view.latest().of(TXN).orElseThrow();
  }

  /** The service has a Deployment for each of its versions. */
  private static Placement placed() {
    Set<String> versions = Set.of("txn-service-v1", "txn-service-v2");
    return new Placement(TXN, new Placement.Workloads.Named(versions), TXN.name());
  }

  private void capture(ServiceInventory seen) {
    PodRef pod = seen.pods().getFirst().ref();
    assertThat(rollouts.capture(seen.workloads().getFirst().ref(), List.of(pod)).pods()).hasSize(1);
  }

  private Answer restart(ServiceInventory seen) {
    Instant decided = Instant.parse("2026-11-23T03:04:05Z");
    return rollouts.restart(
        new RestartOrder(seen.workloads().getFirst().ref(), decided, "bos.txn-service.1"));
  }

  private Answer shift(Routes routes) {
    Route route = routes.routes().getFirst();
    List<Destination> after = toTheFirst(route.destinations());
    OfRoute change = new OfRoute(0, route.name(), route.destinations(), after);
    return new IstioTraffic(cluster)
        .write(
            new WeightChange(
                routes.namespace(), routes.name(), routes.resourceVersion(), List.of(change)));
  }

  private static List<Destination> toTheFirst(List<Destination> before) {
    return before.stream()
        .map(d -> new Destination(d.host(), d.subset(), d.equals(before.getFirst()) ? 100 : 0))
        .toList();
  }
}
