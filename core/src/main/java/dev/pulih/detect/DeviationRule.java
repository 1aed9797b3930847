package dev.pulih.detect;

import java.time.Instant;
import java.util.Optional;

/** When the values of many series deviate from their own past, tick by tick, one slot each. */
public interface DeviationRule {

  /**
   * Judges a tick's values by what came before them, and remembers them.
   *
   * @param values one for each slot; NaN or infinite where unknown
   */
  void next(double[] values, Instant at);

  /** Whether the slot's latest known value is a deviation that counts. */
  boolean deviates(int slot);

  /** Whether what deviates now goes on with what deviated a while ago, and is no news. */
  default boolean again(int slot) {
    return false;
  }

  /** What is learned of a slot, in a form that outlives the rule; empty if nothing is. */
  default Optional<String> memory(int slot) {
    return Optional.empty();
  }

  /** Takes up what was learned of a slot. What the rule does not understand it leaves alone. */
  default void remember(int slot, String memory) {}

  /** How all slots keep to the rate of findings that is wanted. */
  default Achieved achieved() {
    return Achieved.none();
  }

  /** What is expected of a slot's next value. */
  Expectation expected(int slot, Instant at);

  /**
   * How unusual a slot's latest value was, in standard deviations.
   *
   * @param value that value; NaN where unknown
   * @param expected what was expected of it
   */
  default double score(int slot, double value, Expectation expected) {
    return expected.distance(value);
  }

  /** What the slot's latest deviating value was beyond. */
  double bound(int slot);
}
