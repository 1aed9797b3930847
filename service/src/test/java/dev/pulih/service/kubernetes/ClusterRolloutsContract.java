package dev.pulih.service.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Answer;
import dev.pulih.recover.RestartOrder;
import dev.pulih.recover.RolloutsContract;
import dev.pulih.signal.Truth;
import dev.pulih.signal.WorkloadRef;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of rollouts, with what only other people in the cluster can cause. */
abstract class ClusterRolloutsContract extends RolloutsContract {

  private static final Instant DECIDED = Instant.parse("2026-11-23T03:04:05Z");

  private WorkloadRef deployment;

  /** The cluster that the rollouts act on. */
  abstract ClusterRolloutsScene scene();

  @BeforeEach
  void deploy() {
    deployment = scene().settledDeployment();
  }

  @Override
  protected WorkloadRef deployment() {
    return deployment;
  }

  @Override
  protected String templateAnnotation(String name) {
    return scene().templateAnnotation(deployment, name).orElse("");
  }

  @Override
  protected long generation() {
    return scene().generation(deployment);
  }

  @Override
  protected void pause() {
    scene().pause(deployment);
  }

  @Test
  void a_later_order_restarts_again_when_the_rollout_is_over() {
    rollouts().restart(order(deployment, DECIDED));
    scene().settle();

    Instant later = DECIDED.plusSeconds(3600);
    assertThat(rollouts().restart(order(deployment, later))).isInstanceOf(Answer.Accepted.class);
    assertThat(templateAnnotation(WorkloadReader.RESTARTED_AT)).isEqualTo(later.toString());
  }

  @Test
  void a_deployment_that_somebody_else_rolls_out_is_refused() {
    scene().beginRollout(deployment);
    assertRefused(deployment, Reason.ROLLOUT_IN_PROGRESS);
  }

  @Test
  void a_deployment_of_a_release_controller_is_refused() {
    scene().giveToFlagger(deployment);
    assertRefused(deployment, Reason.OWNED_BY_CONTROLLER);
  }

  @Test
  void what_is_not_a_deployment_is_refused() {
    WorkloadRef other = new WorkloadRef(deployment.namespace(), "StatefulSet", deployment.name());
    assertRefused(other, Reason.NOT_A_DEPLOYMENT);
  }

  @Test
  void an_order_for_what_does_not_exist_is_known_not_to_be_applied() {
    WorkloadRef nobody = WorkloadRef.deployment(deployment.namespace(), "nobody");
    assertThat(rollouts().applied(order(nobody, DECIDED))).isEqualTo(Truth.FALSE);
  }

  private void assertRefused(WorkloadRef workload, Reason reason) {
    assertThat(rollouts().restart(order(workload, DECIDED)))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.hold()).extracting(Hold::reason).isEqualTo(reason));
    assertThat(templateAnnotation(WorkloadReader.RESTARTED_AT)).isEmpty();
  }

  private static RestartOrder order(WorkloadRef workload, Instant at) {
    return new RestartOrder(workload, at, "inc-1");
  }
}
