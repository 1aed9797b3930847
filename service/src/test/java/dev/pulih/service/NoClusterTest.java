package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Answer;
import dev.pulih.recover.RestartOrder;
import dev.pulih.recover.WeightChange;
import dev.pulih.signal.WorkloadRef;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is answered to an action where no cluster is configured. */
class NoClusterTest {

  private final ClusterPorts none = NoCluster.ports();

  @Test
  void nothing_is_restarted() {
    WorkloadRef workload = WorkloadRef.deployment("bos", "txn-service");
    refused(none.rollouts().restart(new RestartOrder(workload, Instant.EPOCH, "incident")));
  }

  @Test
  void nothing_is_shifted() {
    WeightChange change = new WeightChange("bos", "mesh", "1", List.of());
    refused(none.traffic().rehearse(change));
    refused(none.traffic().write(change));
  }

  private static void refused(Answer answer) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused ->
                assertThat(refused.hold())
                    .extracting(Hold::reason)
                    .isEqualTo(Reason.NOT_CONFIGURED));
  }
}
