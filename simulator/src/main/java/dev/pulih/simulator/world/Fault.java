package dev.pulih.simulator.world;

/**
 * Something that goes wrong. A fault keeps no state of its own: what must be remembered is left on
 * the pods, so that replacing a pod heals what a replaced pod would heal.
 */
@FunctionalInterface
public interface Fault {
  /** Acts on the world for one step; called from the onset on, before the step's traffic. */
  void act(Levers levers);

  /** Nothing goes wrong. */
  static Fault none() {
    return levers -> {};
  }

  /** This fault and another one. */
  default Fault and(Fault other) {
    return levers -> {
      act(levers);
      other.act(levers);
    };
  }
}
