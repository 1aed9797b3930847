package dev.pulih.recover;

import dev.pulih.detect.Severity;
import dev.pulih.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
   * @param told when people were told of it the last time
   */
  record Open(List<WeightChange> changes, Instant since, Instant told) implements Breaker {
    public Open {
      changes = List.copyOf(changes);
    }

    /** One that people are just being told of. */
    Open(List<WeightChange> changes, Instant since) {
      this(changes, since, since);
    }

    Open told(Instant now) {
      return new Open(changes, since, now);
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
   * Released, and watched for a while.
   *
   * @param open what was released
   * @param by who
   * @param at when
   * @param course how it goes
   */
  record Watched(Open open, String by, Instant at, Course course) implements Breaker {

    /** Until when it is watched. */
    public Instant until(Policy policy) {
      return at.plus(policy.shift().care().watchRelease());
    }

    Watched with(Course changed) {
      return new Watched(open, by, at, changed);
    }
  }

  /**
   * How a release goes.
   *
   * @param worst the worst threshold that the errors have passed since
   * @param judged whether people were told how it went
   */
  record Course(Optional<Severity> worst, boolean judged) {

    static Course begun() {
      return new Course(Optional.empty(), false);
    }

    boolean isWorsenedBy(Optional<Severity> severity) {
      return severity.filter(s -> worst.filter(w -> s.compareTo(w) <= 0).isEmpty()).isPresent();
    }

    boolean calls() {
      return worst.equals(Optional.of(Severity.P1));
    }
  }

  /**
   * Released, or left as it is.
   *
   * @param by who
   * @param at when
   */
  record Released(String by, Instant at) implements Breaker {}

  /** The weights that a release would put back; empty where there is nothing to release. */
  default List<WeightChange> changes() {
    return switch (this) {
      case None _, Watched _, Released _ -> List.of();
      case Open open -> open.changes;
      case Releasing(Open open, String _) -> open.changes();
    };
  }

  /** Not released yet. */
  default boolean isOpen() {
    return !changes().isEmpty();
  }

  /** Whether nobody needs to hear of it any more. */
  default boolean isOver() {
    return switch (this) {
      case None _, Released _ -> true;
      case Open _, Releasing _, Watched _ -> false;
    };
  }

  /** Whether people are called because of its release. */
  default boolean calls() {
    return this instanceof Watched watched && watched.course().calls();
  }
}
