package dev.pulih.flow;

import dev.pulih.policy.Hold;
import dev.pulih.recover.IncidentState.Begun;
import java.time.Instant;
import java.util.Optional;

/** A present in which no time passes and nothing happens. */
record FixedPresent(Begun state, Instant now) implements Present {

  /** It was decided just now. */
  @Override
  public Instant decidedAt() {
    return now;
  }

  @Override
  public Optional<Hold> givenUp() {
    return Optional.empty();
  }
}
