package dev.pulih.signal;

import java.util.Optional;
import java.util.Set;

/**
 * A Deployment as the cluster shows it.
 *
 * @param ref its name
 * @param replicas the wanted and the actual numbers of pods
 * @param rollout where its latest rollout stands
 * @param strategy how a rollout replaces its pods
 * @param ownership who else writes it
 */
public record Workload(
    WorkloadRef ref, Replicas replicas, Rollout rollout, Strategy strategy, Ownership ownership) {

  /**
   * Numbers of pods, as in a Deployment's spec and status.
   *
   * @param wanted spec.replicas
   * @param total status.replicas
   * @param updated status.updatedReplicas
   * @param available status.availableReplicas
   */
  public record Replicas(int wanted, int total, int updated, int available) {}

  /**
   * Where the latest rollout stands.
   *
   * @param generation metadata.generation
   * @param observedGeneration status.observedGeneration
   * @param deadlineExceeded condition Progressing has the reason ProgressDeadlineExceeded
   * @param paused spec.paused
   * @param restartedAt the pod template's {@code kubectl.kubernetes.io/restartedAt}, as written
   */
  public record Rollout(
      long generation,
      long observedGeneration,
      boolean deadlineExceeded,
      boolean paused,
      Optional<String> restartedAt) {}

  /**
   * How a rollout replaces pods.
   *
   * @param recreate all pods go before the first new one comes
   * @param minAvailable the fewest pods that a rollout leaves available
   */
  public record Strategy(boolean recreate, int minAvailable) {}

  /**
   * Who else writes the workload or its traffic.
   *
   * @param controller a controller that reverts or owns changes (Flagger, Argo Rollouts), if any
   * @param gitOps the GitOps tools that keep it as it is in Git (Argo CD, Flux)
   */
  public record Ownership(Optional<String> controller, Set<String> gitOps) {
    public Ownership {
      gitOps = Set.copyOf(gitOps);
    }

    /** Nobody else. */
    public static Ownership none() {
      return new Ownership(Optional.empty(), Set.of());
    }
  }

  /**
   * Whether the latest rollout is over, by the test that {@code kubectl rollout status} uses: it is
   * not under way, and all updated replicas are available.
   */
  public boolean rolledOut() {
    return !rollingOut() && replicas.available() >= replicas.updated();
  }

  /**
   * Whether a rollout is under way: the controller has not seen the spec, or replicas are not
   * updated yet, or old ones are left. A replica that is merely not available does not count: it is
   * what a restart is for.
   */
  public boolean rollingOut() {
    return rollout.observedGeneration() < rollout.generation()
        || replicas.updated() < replicas.wanted()
        || replicas.total() > replicas.updated();
  }
}
