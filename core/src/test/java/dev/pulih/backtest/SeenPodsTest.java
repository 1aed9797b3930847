package dev.pulih.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.signal.Entity;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signals;
import dev.pulih.signal.WorkloadRef;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which pods ran, as far as the readings of then tell. */
class SeenPodsTest {

  private static final Instant T0 = Instant.parse("2026-11-01T00:00:00Z");
  private static final ServiceRef TXN = new ServiceRef("bos", "txn");
  private static final String OLD = "txn-v1-6f7d8c9b5-aaaaa";
  private static final String SISTER = "txn-v1-6f7d8c9b5-bbbbb";
  private static final String NEW = "txn-v1-7c9d5f8b6-ccccc";

  private final SeenPods pods = new SeenPods(Map.of(TXN, Set.of("txn-v1")), Duration.ofMinutes(5));

  private List<String> after(long seconds, String... scraped) {
    Map<Entity, Reading> ages = new HashMap<>();
    for (String name : scraped) {
      ages.put(new Entity.OfPod(new PodRef("bos", name)), Reading.of(3));
    }
    Instant at = T0.plusSeconds(seconds);
    pods.saw(new Readings(at, Map.of(Signals.SAMPLE_AGE, ages), Map.of()));
    Inventory inventory = pods.latest();
    assertThat(inventory.at()).isEqualTo(at);
    return inventory.of(TXN).orElseThrow().running().stream()
        .map(pod -> pod.ref().name())
        .sorted()
        .toList();
  }

  @Test
  void a_pod_belongs_to_the_deployment_that_it_is_named_after() {
    assertThat(after(0, OLD, "txn-v2-6f7d8c9b5-ddddd", "other-6f7d8c9b5-eeeee"))
        .containsExactly(OLD);
    assertThat(pods.latest().of(TXN).orElseThrow().pods().getFirst().workload())
        .isEqualTo(WorkloadRef.deployment("bos", "txn-v1"));
  }

  @Test
  void a_pod_that_is_not_scraped_any_more_runs_for_five_minutes() {
    after(0, OLD, SISTER);
    assertThat(after(300, SISTER)).containsExactly(OLD, SISTER);
    assertThat(after(315, SISTER)).containsExactly(SISTER);
  }

  @Test
  void a_pod_that_a_rollout_replaced_is_gone_at_once() {
    after(0, OLD);
    assertThat(after(15, OLD, NEW)).containsExactly(OLD, NEW);
    assertThat(after(30, NEW)).containsExactly(NEW);
  }

  @Test
  void a_new_sister_replaces_nobody() {
    after(0, OLD);
    assertThat(after(15, SISTER)).containsExactly(OLD, SISTER);
  }

  @Test
  void a_service_without_pods_is_known_to_have_none() {
    assertThat(after(0)).isEmpty();
  }
}
