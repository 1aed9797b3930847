package dev.pulih.flow;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Reason;
import dev.pulih.signal.ServiceRef;
import java.util.Optional;
import java.util.function.Function;

/**
 * How far this Pulih may go now, whatever it was when an action was decided.
 *
 * @param modes how far for a service
 * @param leadership whether at all
 */
public record Licence(Function<ServiceRef, Mode> modes, Leadership leadership) {

  /** Of a Pulih that shares its records with nobody. */
  public static Licence alone(Function<ServiceRef, Mode> modes) {
    return new Licence(modes, Leadership.alone(0));
  }

  /** A Pulih that was started in another mode may find what the one before it decided. */
  Optional<Hold> mode(ServiceRef service) {
    Mode mode = modes.apply(service);
    return mode.touches()
        ? Optional.empty()
        : Optional.of(new Hold(Reason.OBSERVE_MODE, "the mode is " + mode.word() + " by now"));
  }
}
