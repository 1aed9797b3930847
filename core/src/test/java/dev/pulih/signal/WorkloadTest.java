package dev.pulih.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.signal.Workload.Ownership;
import dev.pulih.signal.Workload.Replicas;
import dev.pulih.signal.Workload.Rollout;
import dev.pulih.signal.Workload.Strategy;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a rollout of three replicas stands. */
class WorkloadTest {

  @ParameterizedTest(name = "{6}")
  @CsvSource({
    "2, 3, 3, 3, false, true, all updated and available",
    "1, 3, 3, 3, true, false, the controller has not seen the spec of generation 2",
    "2, 4, 1, 3, true, false, one of three is updated",
    "2, 4, 3, 3, true, false, an old one is left",
    "2, 3, 3, 2, false, false, one fails after the rollout",
  })
  void a_failing_pod_is_no_rollout_under_way(
      long observed,
      int total,
      int updated,
      int available,
      boolean rollingOut,
      boolean rolledOut,
      String what) {
    Workload workload = workload(observed, new Replicas(3, total, updated, available));

    assertThat(workload.rollingOut()).as(what).isEqualTo(rollingOut);
    assertThat(workload.rolledOut()).as(what).isEqualTo(rolledOut);
  }

  private static Workload workload(long observed, Replicas replicas) {
    return new Workload(
        WorkloadRef.deployment("bos", "txn"),
        replicas,
        new Rollout(2, observed, false, false, Optional.empty()),
        new Strategy(false, 3),
        Ownership.none());
  }
}
