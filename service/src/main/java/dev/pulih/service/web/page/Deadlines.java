package dev.pulih.service.web.page;

import dev.pulih.recover.Breaker;
import dev.pulih.recover.Facts;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.IncidentState.Begun;
import java.time.Instant;
import java.util.Optional;

/** Until when an incident's state lasts at most, and when people are called for it. */
final class Deadlines {

  private Deadlines() {}

  /** Empty where nothing is waited for until an instant. */
  static Optional<Instant> of(Begun incident) {
    return switch (incident) {
      case IncidentState.AwaitingApproval s -> Optional.of(s.deadline());
      case IncidentState.Restarting s -> Optional.of(s.deadline());
      case IncidentState.RollingOut s -> Optional.of(s.deadline());
      case IncidentState.JudgingRestart s -> Optional.of(s.evaluation().deadline());
      case IncidentState.AwaitingShift s -> Optional.of(s.deadline());
      case IncidentState.Shifting s -> Optional.of(s.deadline());
      case IncidentState.JudgingShift s -> Optional.of(s.evaluation().deadline());
      case IncidentState.Undoing s -> Optional.of(s.deadline());
      case IncidentState.Open s -> s.idleUntil();
      case IncidentState.Provisional _ -> Optional.empty();
      case IncidentState.Degraded _ -> Optional.empty();
      case IncidentState.WithPeople _, IncidentState.Resolved _, IncidentState.Closed _ ->
          ofRelease(incident.facts());
    };
  }

  /** Until when the release of its breaker is watched. */
  private static Optional<Instant> ofRelease(Facts facts) {
    return facts.breaker() instanceof Breaker.Watched watched && !watched.course().judged()
        ? Optional.of(watched.until(facts.incident().policy()))
        : Optional.empty();
  }

  /** When people are called, whatever runs; empty where it is known to be over, or they were. */
  static Optional<Instant> ofCall(Begun incident) {
    return isOver(incident) ? Optional.empty() : incident.facts().callDue();
  }

  /** Whether its trouble is known to be over, so that people are called no more. */
  static boolean isOver(Begun incident) {
    return incident instanceof IncidentState.Degraded || !incident.live();
  }
}
