package dev.pulih.report;

import dev.pulih.recover.Attempt;
import dev.pulih.recover.Facts;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Closed;
import dev.pulih.recover.IncidentState.Passed;
import dev.pulih.recover.IncidentState.Provisional;
import dev.pulih.recover.IncidentState.Resolved;
import java.time.Instant;
import java.util.Optional;

/** What became of an incident. */
public enum Resolution {
  /** It is not over. */
  OPEN,
  /** An action of Pulih recovered it. */
  AUTOMATIC,
  /** It healed, and no action had helped. */
  BY_ITSELF,
  /** A person closed it. */
  BY_PEOPLE,
  /** A person said that nothing was wrong. */
  FALSE_ALARM,
  /** It became part of a storm's incident. */
  MERGED,
  /** A deviation that ended before any threshold was passed. */
  NO_THRESHOLD;

  /** That of an incident as it stands. */
  public static Resolution of(Begun state) {
    if (state.live()) {
      return OPEN;
    }
    return state.facts().notes().falseAlarm() ? FALSE_ALARM : over(state);
  }

  private static Resolution over(Begun state) {
    if (state instanceof Provisional) {
      return NO_THRESHOLD;
    }
    if (isMerged(state)) {
      return MERGED;
    }
    boolean helped = state.facts().latest().filter(Attempt::helped).isPresent();
    return helped ? AUTOMATIC : state instanceof Closed ? BY_PEOPLE : BY_ITSELF;
  }

  /** Whether no person closed it, but a storm took it over. */
  static boolean isMerged(Begun state) {
    return state instanceof Closed(var _, String by, var _) && by.startsWith("storm ");
  }

  /** When an incident ended; empty while it is open. */
  public static Optional<Instant> endedAt(Begun state) {
    return switch (state) {
      case Resolved(Facts _, Instant at) -> Optional.of(at);
      case Closed(Facts _, String _, Instant at) -> Optional.of(at);
      case Passed(Facts _, String _, Instant at) -> Optional.of(at);
      case Begun _ -> Optional.empty();
    };
  }

  /** Whether something was wrong, and is over, so that a time to recovery means something. */
  boolean isRecovery() {
    return switch (this) {
      case AUTOMATIC, BY_ITSELF, BY_PEOPLE -> true;
      case OPEN, FALSE_ALARM, MERGED, NO_THRESHOLD -> false;
    };
  }

  /** Whether a threshold was passed that nobody has called a false alarm. */
  boolean isDetection() {
    return switch (this) {
      case OPEN, AUTOMATIC, BY_ITSELF, BY_PEOPLE, MERGED -> true;
      case FALSE_ALARM, NO_THRESHOLD -> false;
    };
  }
}
