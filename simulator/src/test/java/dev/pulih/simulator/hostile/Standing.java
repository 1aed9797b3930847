package dev.pulih.simulator.hostile;

import dev.pulih.signal.Workload.Ownership;
import java.util.Optional;
import java.util.Set;

/**
 * How a Deployment is set up, as its owners left it.
 *
 * @param kind its kind; what is none is not listed among the Deployments
 * @param ownership who else writes it
 * @param recreate whether a rollout begins with taking all pods away
 * @param unavailable how many pods a rollout may take away at a time
 */
record Standing(String kind, Ownership ownership, boolean recreate, int unavailable) {

  static final String DEPLOYMENT = "Deployment";

  /** Most are plain; some are of another kind, or of a release controller, or lose their pods. */
  static Standing any(Dice dice) {
    return switch (dice.below(24)) {
      case 0 -> new Standing("StatefulSet", Ownership.none(), false, 0);
      case 1 ->
          new Standing(DEPLOYMENT, new Ownership(Optional.of("Argo Rollouts"), Set.of()), false, 0);
      case 2 -> new Standing(DEPLOYMENT, Ownership.none(), true, 0);
      case 3 -> new Standing(DEPLOYMENT, Ownership.none(), false, 2);
      default -> new Standing(DEPLOYMENT, Ownership.none(), false, 0);
    };
  }

  /** The fewest pods that a rollout leaves of so many. */
  int leaves(int pods) {
    return recreate ? 0 : Math.max(0, pods - unavailable);
  }
}
