package dev.pulih.flow;

import dev.pulih.policy.Policy;
import dev.pulih.recover.Attempt;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent.Absorbed;
import dev.pulih.recover.IncidentEvent.DeviationSeen;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentEvent.Relapsed;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Provisional;
import dev.pulih.recover.IncidentState.Resolved;
import dev.pulih.recover.Situation;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a service without an incident gets one: a threshold finding opens it, or reopens the last
 * one; a deviation alone only asks the analyst.
 */
final class Openings {

  private final IncidentBook book;
  private final Policy policy;

  Openings(IncidentBook book, Policy policy) {
    this.book = book;
    this.policy = policy;
  }

  /** What a tick saw of a service that has no incident in which something may be done. */
  void meet(ServiceRef service, Situation situation, Instant now) {
    List<Begun> past = past(service);
    boolean passed = situation.view().severity().isPresent();
    Optional<Begun> last = passed ? relapsing(past, now) : Optional.empty();
    Optional<Begun> deviating = deviating(past);
    if (last.isPresent()) {
      reopen(last.orElseThrow(), deviating, situation, now);
    } else if (deviating.isPresent()) {
      book.apply(deviating.orElseThrow().id(), new Observed(situation), now);
    } else if (passed) {
      Incident incident = Incident.open(service, now, policy);
      book.begin(incident, new Opened(incident, situation));
    } else if (isWorthAsking(situation, past, now)) {
      Incident incident = Incident.open(service, now, policy);
      book.begin(incident, new DeviationSeen(incident, situation));
    }
  }

  private void reopen(Begun last, Optional<Begun> deviating, Situation situation, Instant now) {
    book.apply(last.id(), new Relapsed(situation), now);
    deviating.ifPresent(state -> book.apply(state.id(), new Absorbed(last.id()), now));
  }

  private boolean isWorthAsking(Situation situation, List<Begun> past, Instant now) {
    return policy.advice().aboutDeviations()
        && situation.view().summary().anomalous()
        && !askedLately(past, now);
  }

  private boolean askedLately(List<Begun> past, Instant now) {
    Instant since = now.minus(policy.advice().cooldown());
    return past.stream()
        .flatMap(state -> state.facts().notes().asked().stream())
        .anyMatch(asked -> asked.at().isAfter(since));
  }

  private static Optional<Begun> deviating(List<Begun> past) {
    return past.stream().filter(s -> s instanceof Provisional && s.live()).findFirst();
  }

  /** Trouble soon after an automatic recovery is the same incident. */
  private static Optional<Begun> relapsing(List<Begun> past, Instant now) {
    return past.stream()
        .filter(s -> !(s instanceof Provisional))
        .findFirst()
        .filter(s -> isRecent(s, now));
  }

  /** The service's incidents, the latest first. */
  private List<Begun> past(ServiceRef service) {
    return book.all().reversed().stream()
        .filter(s -> s.facts().incident().service().equals(service))
        .toList();
  }

  /** By the policy that it was opened under, as the recovery machine counts. */
  private static boolean isRecent(Begun state, Instant now) {
    Duration within = state.facts().incident().policy().escalation().relapseWithin();
    return state instanceof Resolved resolved
        && resolved.facts().latest().filter(Attempt::helpedForAWhile).isPresent()
        && !now.isAfter(resolved.at().plus(within));
  }
}
