package dev.pulih.service.claude;

import dev.pulih.analyse.Tokens;
import java.time.Duration;
import java.util.Optional;

/** A model gave no answer that holds. Its message is a kind, and never quotes prompt or answer. */
final class ModelFailure extends Exception {

  private final transient Optional<Duration> retryAfter;
  private final transient Cost cost;

  /** What is known of what a failure costs. */
  sealed interface Cost {

    /** Nothing was carried out. */
    record Nothing() implements Cost {}

    /** It may have been carried out, and nobody said so. */
    record Unknown() implements Cost {}

    /** It was carried out, by this model and for so many tokens. */
    record Of(String model, Tokens tokens) implements Cost {}
  }

  private ModelFailure(String why, Optional<Duration> retryAfter, Cost cost) {
    super(why);
    this.retryAfter = retryAfter;
    this.cost = cost;
  }

  /** A request that was refused, or never arrived; it may say how long to wait. */
  static ModelFailure refused(String why, Optional<Duration> retryAfter) {
    return new ModelFailure(why, retryAfter, new Cost.Nothing());
  }

  /** A request of which it is not known whether it was carried out. */
  static ModelFailure lost(String why) {
    return new ModelFailure(why, Optional.empty(), new Cost.Unknown());
  }

  /** An answer's text does not hold. */
  static ModelFailure wrong(String why) {
    return lost(why);
  }

  /** The same with another cost. */
  ModelFailure costing(Cost other) {
    return new ModelFailure(String.valueOf(getMessage()), retryAfter, other);
  }

  /** How long the API asks to wait, if it does. */
  Optional<Duration> retryAfter() {
    return retryAfter;
  }

  Cost cost() {
    return cost;
  }
}
