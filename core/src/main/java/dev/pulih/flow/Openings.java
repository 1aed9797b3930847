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
import java.util.Optional;
import java.util.stream.Stream;

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
    boolean passed = situation.view().severity().isPresent();
    Optional<Begun> last = passed ? relapsing(service, now) : Optional.empty();
    Optional<Begun> deviating = deviating(service);
    if (last.isPresent()) {
      reopen(last.orElseThrow(), deviating, situation, now);
    } else if (deviating.isPresent()) {
      book.apply(deviating.orElseThrow().id(), new Observed(situation), now);
    } else if (passed) {
      Incident incident = Incident.open(service, now, policy);
      book.begin(incident, new Opened(incident, situation));
    } else {
      suspect(service, situation, now);
    }
  }

  private void reopen(Begun last, Optional<Begun> deviating, Situation situation, Instant now) {
    book.apply(last.id(), new Relapsed(situation), now);
    deviating.ifPresent(state -> book.apply(state.id(), new Absorbed(last.id()), now));
  }

  private void suspect(ServiceRef service, Situation situation, Instant now) {
    if (policy.advice().aboutDeviations()
        && situation.view().summary().anomalous()
        && !askedLately(service, now)) {
      Incident incident = Incident.open(service, now, policy);
      book.begin(incident, new DeviationSeen(incident, situation));
    }
  }

  private boolean askedLately(ServiceRef service, Instant now) {
    Instant since = now.minus(policy.advice().cooldown());
    return latest(service)
        .flatMap(state -> state.facts().notes().asked().stream())
        .anyMatch(asked -> asked.at().isAfter(since));
  }

  private Optional<Begun> deviating(ServiceRef service) {
    return latest(service).filter(s -> s instanceof Provisional && s.live()).findFirst();
  }

  /** Trouble soon after an automatic recovery is the same incident. */
  private Optional<Begun> relapsing(ServiceRef service, Instant now) {
    return latest(service)
        .filter(s -> !(s instanceof Provisional))
        .findFirst()
        .filter(s -> isRecent(s, now));
  }

  private Stream<Begun> latest(ServiceRef service) {
    return book.all().reversed().stream()
        .filter(s -> s.facts().incident().service().equals(service));
  }

  /** By the policy that it was opened under, as the recovery machine counts. */
  private static boolean isRecent(Begun state, Instant now) {
    Duration within = state.facts().incident().policy().escalation().relapseWithin();
    return state instanceof Resolved resolved
        && resolved.facts().latest().filter(Attempt::helpedForAWhile).isPresent()
        && !now.isAfter(resolved.at().plus(within));
  }
}
