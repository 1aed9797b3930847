package dev.pulih.recover;

import java.util.List;

/**
 * A traffic shift that was thought through: which subset gets everything, and what to write.
 *
 * @param target the subset; empty where no shift is possible
 * @param changes the weights to be written, one change for each VirtualService
 */
public record ShiftPlan(String target, List<WeightChange> changes) {

  public ShiftPlan {
    changes = List.copyOf(changes);
  }

  /** No shift is possible. */
  public static ShiftPlan none() {
    return new ShiftPlan("", List.of());
  }
}
