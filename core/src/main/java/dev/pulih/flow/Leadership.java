package dev.pulih.flow;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import java.util.Optional;

/** Whether this Pulih is the one that acts, of those that share its records. */
@FunctionalInterface
public interface Leadership {

  /** Where it stands now. */
  Standing standing();

  /** Where a Pulih stands among those that share its records. */
  sealed interface Standing {

    /**
     * It acts.
     *
     * @param epoch the number of its term, higher than that of every leader before it
     */
    record Leader(long epoch) implements Standing {}

    /**
     * Another acts, or may act soon.
     *
     * @param holder who leads; empty if that is not known
     */
    record Standby(String holder) implements Standing {

      /** Who leads, in a sentence. */
      public String who() {
        return holder.isEmpty() ? "nobody that is known" : holder;
      }
    }
  }

  /** One that shares its records with nobody. */
  static Leadership alone(long epoch) {
    return () -> new Standing.Leader(epoch);
  }

  /** What holds every change of the cluster, if this Pulih does not lead. */
  default Optional<Hold> hold() {
    return switch (standing()) {
      case Standing.Leader _ -> Optional.empty();
      case Standing.Standby standby ->
          Optional.of(new Hold(Reason.NOT_LEADER, standby.who() + " leads, not this Pulih"));
    };
  }
}
