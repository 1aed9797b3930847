package dev.pulih.flow;

import dev.pulih.flow.IncidentBook.Kept;
import dev.pulih.policy.Retention;
import dev.pulih.policy.Retention.Kind;
import dev.pulih.recover.IncidentState.Begun;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What may go at an instant.
 *
 * @param now the instant
 * @param retention how long what is kept
 * @param lookback how far back decisions look to incidents
 * @param outbox what is not settled
 */
record Expiry(Instant now, Retention retention, Duration lookback, Outstanding outbox) {

  /**
   * What is not settled.
   *
   * @param incidents those that it is about
   * @param oldest when the oldest of it was decided
   */
  record Outstanding(Set<String> incidents, Optional<Instant> oldest) {
    Outstanding {
      incidents = Set.copyOf(incidents);
    }
  }

  /** What becomes of an incident, with the first reason that keeps it. */
  Fate of(Kept kept) {
    Begun state = kept.state();
    Duration age = Duration.between(kept.latest(), now);
    if (state.live()) {
      return Fate.LIVE;
    }
    if (!state.facts().breaker().isOver()) {
      return Fate.BREAKER;
    }
    return outbox.incidents().contains(state.id()) ? Fate.WAITING : ofSettled(state, age);
  }

  private Fate ofSettled(Begun state, Duration age) {
    if (age.compareTo(lookback) <= 0) {
      return Fate.NEEDED;
    }
    boolean refused = !state.facts().alarm().response().refused().isEmpty();
    if (refused && !isOver(retention.undelivered(), age)) {
      return Fate.UNDELIVERED;
    }
    return isOver(retention.incidents(), age) ? Fate.GOES : Fate.KEPT;
  }

  private static boolean isOver(Duration kept, Duration age) {
    return !kept.isZero() && age.compareTo(kept) > 0;
  }

  /** From before when rows of a kind may go; empty if none may. */
  Optional<Instant> before(Kind kind) {
    Optional<Instant> before = retention.before(kind, now);
    return switch (kind) {
      case WINDOWS -> before.map(this::notAfterOldest);
      case FINDINGS, RESTARTS, CALLS, INBOUND, SWITCHES -> before;
    };
  }

  /** A message that a silent window held is dropped or sent by what is known of that window. */
  private Instant notAfterOldest(Instant before) {
    return outbox.oldest().filter(before::isAfter).orElse(before);
  }
}
