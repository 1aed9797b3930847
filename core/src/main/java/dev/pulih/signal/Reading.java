package dev.pulih.signal;

import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/** One sample: a finite value, or unknown with the reason. Unknown is never zero and never good. */
public sealed interface Reading {

  /**
   * A known, finite value in the signal's unit.
   *
   * @param value the value
   */
  record Value(double value) implements Reading {
    public Value {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("A known reading is finite; got " + value + ".");
      }
    }
  }

  /**
   * No value, and why.
   *
   * @param why the reason
   */
  record Unknown(Why why) implements Reading {}

  /** Why a reading is unknown. */
  enum Why {
    /** The query answered, without a sample for this entity. */
    NO_DATA,
    /** NaN or infinite. */
    NOT_A_NUMBER,
    /** Fewer requests in the window than {@code minRequests}. */
    LOW_TRAFFIC,
    /** Fresh samples from too small a share of the running pods. */
    STALE,
    /** The source did not answer, answered with an error or with warnings. */
    SOURCE_FAILED,
    /** What runs in the cluster is not known. */
    INVENTORY_UNKNOWN
  }

  /** A value where finite, else unknown. */
  static Reading of(double raw) {
    return Double.isFinite(raw) ? new Value(raw) : new Unknown(Why.NOT_A_NUMBER);
  }

  /** Unknown for a reason. */
  static Reading unknown(Why why) {
    return new Unknown(why);
  }

  /** The value, if known. */
  default OptionalDouble known() {
    return switch (this) {
      case Value(double v) -> OptionalDouble.of(v);
      case Unknown _ -> OptionalDouble.empty();
    };
  }

  /** True, false or unknown, as the test says of a known value. */
  default Truth test(DoublePredicate test) {
    return switch (this) {
      case Value(double v) -> Truth.of(test.test(v));
      case Unknown _ -> Truth.UNKNOWN;
    };
  }
}
