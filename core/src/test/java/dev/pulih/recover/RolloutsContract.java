package dev.pulih.recover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Truth;
import dev.pulih.signal.WorkloadRef;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every implementation of {@link Rollouts} keeps, whether it talks to a world or to a cluster.
 *
 * <p>A subclass gives each test a cluster of its own in which {@link #deployment()} is rolled out,
 * answers through its own means what was written there, and lets time pass until a rollout is over.
 */
public abstract class RolloutsContract {
  private static final Instant DECIDED = Instant.parse("2026-11-23T03:04:05Z");

  /** The port under test. */
  protected abstract Rollouts rollouts();

  /** A Deployment that is rolled out. */
  protected abstract WorkloadRef deployment();

  /** An annotation of the Deployment's pod template, read without the port; empty if absent. */
  protected abstract String templateAnnotation(String name);

  /** The Deployment's generation, read without the port. */
  protected abstract long generation();

  /** Sets {@code spec.paused} of the Deployment, without the port. */
  protected abstract void pause();

  private RestartOrder order(Instant at) {
    return new RestartOrder(deployment(), at, "inc-1");
  }

  @Test
  void a_restart_writes_what_kubectl_writes() {
    assertThat(rollouts().restart(order(DECIDED))).isInstanceOf(Answer.Accepted.class);
    assertThat(templateAnnotation("kubectl.kubernetes.io/restartedAt"))
        .isEqualTo("2026-11-23T03:04:05Z");
  }

  @Test
  void an_accepted_restart_tells_the_generation_that_it_made() {
    assertThat(rollouts().restart(order(DECIDED))).isEqualTo(new Answer.Accepted(generation()));
  }

  @Test
  void the_same_order_again_is_accepted_and_changes_nothing() {
    rollouts().restart(order(DECIDED));
    long generation = generation();
    assertThat(rollouts().restart(order(DECIDED))).isEqualTo(new Answer.Accepted(generation));
    assertThat(generation()).isEqualTo(generation);
  }

  @Test
  void an_order_is_applied_only_once_it_was_carried_out() {
    assertThat(rollouts().applied(order(DECIDED))).isEqualTo(Truth.FALSE);
    rollouts().restart(order(DECIDED));
    assertThat(rollouts().applied(order(DECIDED))).isEqualTo(Truth.TRUE);
    assertThat(rollouts().applied(order(DECIDED.plusSeconds(60)))).isEqualTo(Truth.FALSE);
  }

  @Test
  void a_paused_deployment_is_refused_and_left_alone() {
    pause();
    assertRefused(rollouts().restart(order(DECIDED)), Reason.WORKLOAD_PAUSED);
    assertThat(templateAnnotation("kubectl.kubernetes.io/restartedAt")).isEmpty();
  }

  @Test
  void another_order_during_a_rollout_is_refused() {
    rollouts().restart(order(DECIDED));
    Answer second = rollouts().restart(order(DECIDED.plusSeconds(1)));
    assertRefused(second, Reason.ROLLOUT_IN_PROGRESS);
  }

  @Test
  void a_deployment_that_does_not_exist_is_refused() {
    WorkloadRef nobody = WorkloadRef.deployment(deployment().namespace(), "nobody");
    Answer answer = rollouts().restart(new RestartOrder(nobody, DECIDED, "inc-1"));
    assertRefused(answer, Reason.REFUSED_BY_CLUSTER);
  }

  @Test
  void only_deployments_are_restarted() {
    WorkloadRef set = new WorkloadRef(deployment().namespace(), "StatefulSet", "ledger");
    Answer answer = rollouts().restart(new RestartOrder(set, DECIDED, "inc-1"));
    assertRefused(answer, Reason.NOT_A_DEPLOYMENT);
  }

  @Test
  void evidence_of_a_pod_that_is_gone_is_a_gap_not_an_exception() {
    PodRef gone = new PodRef(deployment().namespace(), "gone");
    Evidence evidence = rollouts().capture(deployment(), List.of(gone));
    assertThat(evidence.pods()).isEmpty();
    assertThat(evidence.gaps()).anyMatch(gap -> gap.contains("gone"));
  }

  private static void assertRefused(Answer answer, Reason reason) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            r -> assertThat(r.hold()).extracting(Hold::reason).isEqualTo(reason));
  }
}
