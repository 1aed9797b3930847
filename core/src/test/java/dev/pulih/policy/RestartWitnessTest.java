package dev.pulih.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.signal.Movement;
import dev.pulih.signal.Pod;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Rollback;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.Termination;
import dev.pulih.signal.WorkloadRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Restarts as the cluster's pods bear witness to them. */
class RestartWitnessTest {

  private static final Instant T0 = Instant.parse("2026-03-01T00:00:00Z");
  private static final WorkloadRef TXN = WorkloadRef.deployment("bos", "txn-service");
  private static final WorkloadRef CANARY = WorkloadRef.deployment("bos", "txn-canary");

  @Test
  void a_rollout_began_when_the_first_pod_of_its_template_was_made() {
    assertThat(seen(pod("a", TXN, "h1", 30), pod("b", TXN, "h1", 10), pod("c", TXN, "h1", 20)))
        .containsExactly(rollout(TXN, "h1", 10));
  }

  @Test
  void each_template_and_each_workload_is_a_rollout_of_its_own() {
    assertThat(seen(pod("a", TXN, "h1", 10), pod("b", TXN, "h2", 20), pod("c", CANARY, "h1", 30)))
        .containsExactlyInAnyOrder(
            rollout(TXN, "h1", 10), rollout(TXN, "h2", 20), rollout(CANARY, "h1", 30));
  }

  @Test
  void a_rollout_back_to_a_template_is_another_one_each_time() {
    Pod back = pod("a", TXN, "h1", 30);
    Pod other = pod("b", TXN, "h2", 20);
    assertThat(seen(Map.of(TXN, wentBack(new Rollback("h1", 3, at(40)))), back, other))
        .containsExactlyInAnyOrder(rollout(TXN, "h1/3", 40), rollout(TXN, "h2", 20));
    assertThat(seen(Map.of(TXN, wentBack(new Rollback("h1", 5, at(60)))), back))
        .containsExactly(rollout(TXN, "h1/5", 60));
    assertThat(seen(Map.of(CANARY, wentBack(new Rollback("h1", 3, at(40)))), back))
        .containsExactly(rollout(TXN, "h1", 30));
  }

  private static Movement wentBack(Rollback rollback) {
    return new Movement(Optional.empty(), Optional.empty(), List.of(rollback), List.of());
  }

  @Test
  void a_pod_without_a_template_hash_bears_no_witness_to_a_rollout() {
    Pod bare = new Pod(ref("a"), TXN, Map.of("version", "v1"), health(10, 0, Optional.empty()));
    assertThat(seen(bare)).isEmpty();
    assertThat(seen()).isEmpty();
  }

  @Test
  void a_container_that_the_kubelet_restarted_counts_with_its_latest_end() {
    Termination end = new Termination("OOMKilled", 137, at(70));
    Pod killed = new Pod(ref("a"), TXN, Map.of(), health(10, 3, Optional.of(end)));
    assertThat(seen(killed)).containsExactly(new RestartSeen(TXN, "a/app", "3", at(70)));
  }

  /** Three sidecars that died once each with their pod are no loop. */
  @Test
  void each_container_of_a_pod_counts_for_itself() {
    Pod.Container app = new Pod.Container("app", 2, end(70));
    Pod.Container proxy = new Pod.Container("proxy", 1, end(80));
    Pod.Container well = new Pod.Container("logs", 0, Optional.empty());
    Pod.Health health =
        new Pod.Health(at(10), true, Optional.of(at(10)), List.of(app, proxy, well));
    assertThat(seen(new Pod(ref("a"), TXN, Map.of(), health)))
        .containsExactly(
            new RestartSeen(TXN, "a/app", "2", at(70)),
            new RestartSeen(TXN, "a/proxy", "1", at(80)));
    assertThat(health.restarts()).isEqualTo(3);
    assertThat(health.lastTermination()).isEqualTo(end(80));
  }

  @Test
  void one_whose_end_nobody_wrote_down_counts_from_now() {
    Pod silent = new Pod(ref("a"), TXN, Map.of(), health(10, 1, Optional.empty()));
    assertThat(seen(silent)).containsExactly(new RestartSeen(TXN, "a/app", "1", at(600)));
  }

  @Test
  void rollouts_come_first_then_the_pods_by_name() {
    Pod b = new Pod(ref("b"), TXN, Map.of("pod-template-hash", "h1"), health(10, 1, end(20)));
    Pod a = new Pod(ref("a"), TXN, Map.of("pod-template-hash", "h1"), health(15, 2, end(30)));
    assertThat(seen(b, a))
        .containsExactly(
            rollout(TXN, "h1", 10),
            new RestartSeen(TXN, "a/app", "2", at(30)),
            new RestartSeen(TXN, "b/app", "1", at(20)));
  }

  private static List<RestartSeen> seen(Pod... pods) {
    return seen(Map.of(), pods);
  }

  private static List<RestartSeen> seen(Map<WorkloadRef, Movement> movements, Pod... pods) {
    ServiceInventory inventory =
        new ServiceInventory(List.of(pods), List.of(), List.of(), List.of(), movements);
    return RestartWitness.seen(inventory, at(600));
  }

  private static RestartSeen rollout(WorkloadRef workload, String hash, long second) {
    return new RestartSeen(workload, RestartSeen.ROLLOUT, hash, at(second));
  }

  private static Pod pod(String name, WorkloadRef workload, String hash, long created) {
    return new Pod(
        ref(name),
        workload,
        Map.of("pod-template-hash", hash),
        health(created, 0, Optional.empty()));
  }

  private static Pod.Health health(long created, int restarts, Optional<Termination> last) {
    Pod.Container app = new Pod.Container("app", restarts, last);
    return new Pod.Health(at(created), true, Optional.of(at(created)), List.of(app));
  }

  private static Optional<Termination> end(long second) {
    return Optional.of(new Termination("Error", 1, at(second)));
  }

  private static PodRef ref(String name) {
    return new PodRef("bos", name);
  }

  private static Instant at(long second) {
    return T0.plusSeconds(second);
  }
}
