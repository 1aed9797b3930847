package dev.pulih.simulator.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.recover.RestartOrder;
import dev.pulih.signal.Pod;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Termination;
import dev.pulih.signal.Workload;
import dev.pulih.signal.WorkloadRef;
import dev.pulih.simulator.cluster.pods.Crash;
import dev.pulih.simulator.world.World;
import org.junit.jupiter.api.Test;

class WorldClusterTest {
  private final World world = Worlds.split();
  private final WorldCluster cluster = new WorldCluster(world);

  private ServiceInventory txn() {
    return cluster.latest().of(new ServiceRef("bos", "txn-service")).orElseThrow();
  }

  private void pass(int seconds) {
    world.advanceTo(world.now().plusSeconds(seconds), Worlds.STEP);
  }

  @Test
  void pods_name_the_deployment_that_owns_them() {
    assertThat(txn().pods()).hasSize(4).allMatch(Pod::ready);
    assertThat(txn().pods())
        .extracting(Pod::workload)
        .containsOnly(
            WorkloadRef.deployment("bos", "txn-service-v1"),
            WorkloadRef.deployment("bos", "txn-service-v2"));
  }

  @Test
  void subsets_select_their_versions_pods() {
    assertThat(txn().subsets()).hasSize(2);
    assertThat(txn().pods(txn().subsets().getFirst()))
        .hasSize(2)
        .allMatch(pod -> pod.labels().get("version").equals("v1"));
  }

  @Test
  void routes_show_the_weights() {
    assertThat(txn().routes().getFirst().routes().getFirst().destinations())
        .extracting(d -> d.subset() + d.weight())
        .containsExactly("v150", "v250");
  }

  @Test
  void a_rollout_is_under_way_until_its_last_pod_is_available() {
    WorkloadRef v1 = WorkloadRef.deployment("bos", "txn-service-v1");
    new WorldRollouts(world).restart(new RestartOrder(v1, world.now(), "inc-1"));
    pass(2);
    assertThat(txn().workload(v1)).get().matches(w -> !w.rolledOut());
    pass(60);
    assertThat(txn().workload(v1)).get().matches(Workload::rolledOut);
    assertThat(txn().pods()).hasSize(4);
  }

  @Test
  void a_killed_container_shows_why_it_ended() {
    Pod victim = txn().pods().getFirst();
    world.cluster().crash("bos", victim.ref().name(), Crash.OOM_KILLED, world.now());
    pass(1);
    Pod after = txn().pod(victim.ref()).orElseThrow();
    assertThat(after.health().lastTermination())
        .get()
        .extracting(Termination::reason, Termination::exitCode)
        .containsExactly("OOMKilled", 137);
    assertThat(after.ready()).isFalse();
    pass(15);
    assertThat(txn().pod(victim.ref()).orElseThrow().health().restarts()).isEqualTo(1);
  }

  @Test
  void the_inventory_is_as_fresh_as_the_world() {
    pass(30);
    assertThat(cluster.latest().at()).isEqualTo(world.now());
  }
}
