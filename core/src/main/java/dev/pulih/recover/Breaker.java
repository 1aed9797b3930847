package dev.pulih.recover;

import java.time.Instant;
import java.util.List;

/**
 * The circuit breaker that a shift left behind. It outlives its incident; only a person releases
 * it.
 */
public sealed interface Breaker {

  /** No traffic was shifted. */
  record None() implements Breaker {}

  /**
   * Traffic is shifted, or was shifted and put back without a release.
   *
   * @param changes the weights that were written
   * @param since when
   */
  record Open(List<WeightChange> changes, Instant since) implements Breaker {
    public Open {
      changes = List.copyOf(changes);
    }
  }

  /**
   * A person asked for its release.
   *
   * @param open what is to be released
   * @param by who
   */
  record Releasing(Open open, String by) implements Breaker {}

  /**
   * Released.
   *
   * @param by who
   * @param at when
   */
  record Released(String by, Instant at) implements Breaker {}

  /** The weights that a release would put back; empty where there is nothing to release. */
  default List<WeightChange> changes() {
    return switch (this) {
      case None _, Released _ -> List.of();
      case Open(List<WeightChange> changes, Instant _) -> changes;
      case Releasing(Open open, String _) -> open.changes();
    };
  }

  /** Not released yet. */
  default boolean isOpen() {
    return !changes().isEmpty();
  }
}
