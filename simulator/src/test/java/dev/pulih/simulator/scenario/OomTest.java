package dev.pulih.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pulih.recover.Evidence;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.WorkloadRef;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OomTest {
  private static final String TXN = "txn-service";

  private final Played oom = Played.of(Scenarios.oom());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 42})
  void the_worst_pod_passes_ten_per_cent_some_200_seconds_after_the_onset(long seed) {
    Played played = Played.of(Scenarios.oom(), seed);
    assertThat(played.until(180).worstPod(TXN).getValue()).isLessThan(0.10);
    assertThat(played.until(220).worstPod(TXN).getValue()).isGreaterThan(0.10);
  }

  @Test
  void the_service_reads_fifteen_per_cent_when_stage_one_is_due() {
    oom.until(500);
    assertThat(oom.value(Signals.ERROR_RATE, TXN)).isCloseTo(0.15, within(0.005));
    assertThat(oom.value(Signals.ERROR_RATE.over(Span.RECENT), TXN)).isCloseTo(0.15, within(0.01));
  }

  @Test
  void only_one_pod_is_bad() {
    oom.until(500);
    PodRef worst = oom.worstPod(TXN).getKey();
    assertThat(oom.inventory(TXN).pods())
        .filteredOn(pod -> !pod.ref().equals(worst))
        .hasSize(5)
        .allMatch(
            pod -> oom.readings().of(Signals.POD_ERROR_RATE, pod.ref()).known().orElse(1) < 0.01);
  }

  @Test
  void the_killed_container_leaves_evidence() {
    oom.until(500);
    PodRef worst = oom.worstPod(TXN).getKey();
    WorkloadRef deployment = WorkloadRef.deployment("bos", "txn-service-v1");
    Evidence evidence = oom.simulation().rollouts().capture(deployment, List.of(worst));
    assertThat(evidence.cause()).contains("OOMKilled");
    assertThat(evidence.pods().getFirst().previousLog()).contains("java.lang.OutOfMemoryError");
    assertThat(evidence.pods().getFirst().limits()).containsEntry("memory", "512Mi");
    assertThat(evidence.events()).isNotEmpty();
    assertThat(evidence.gaps()).isEmpty();
  }

  @Test
  void waiting_does_not_heal_it_and_is_no_restart_loop() {
    oom.until(1_200);
    assertThat(oom.value(Signals.ERROR_RATE, TXN)).isGreaterThan(0.12);
    // Killed at 155 s and every ten minutes from then on: never three times in ten minutes.
    assertThat(oom.inventory(TXN).pods().stream().mapToInt(p -> p.health().restarts()).sum())
        .isEqualTo(2);
  }

  @Test
  void a_rollout_restart_leaves_the_errors_of_cold_caches_and_then_none() {
    oom.until(510).restart("txn-service-v1");
    oom.until(575);
    assertThat(oom.inventory(TXN).workloads().getFirst().rolledOut()).isTrue();
    oom.until(695);
    assertThat(oom.value(Signals.ERROR_RATE.over(Span.RECENT), TXN))
        .isCloseTo(0.012, within(0.001));
    oom.until(860);
    assertThat(oom.value(Signals.ERROR_RATE, TXN)).isCloseTo(0.0123, within(0.001));
    oom.until(1_500);
    assertThat(oom.value(Signals.ERROR_RATE, TXN)).isLessThan(0.001);
  }
}
