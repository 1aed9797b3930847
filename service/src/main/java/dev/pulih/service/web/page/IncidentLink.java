package dev.pulih.service.web.page;

import dev.pulih.notify.Standings;
import dev.pulih.notify.Wording;
import dev.pulih.recover.Alarm;
import dev.pulih.recover.Facts;
import dev.pulih.recover.IncidentState.AwaitingApproval;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.WithPeople;
import dev.pulih.recover.Response;
import java.time.Instant;
import java.util.Optional;

/**
 * An incident as an overview shows it.
 *
 * @param id its id
 * @param service its service
 * @param severity P1 or P2
 * @param stands where it stands
 * @param openedAt when it was opened
 * @param until until when that lasts at most
 * @param takenBy who has taken it on
 */
public record IncidentLink(
    String id,
    String service,
    String severity,
    Wording stands,
    Instant openedAt,
    Optional<Instant> until,
    Optional<String> takenBy) {

  static IncidentLink of(Begun incident) {
    Facts facts = incident.facts();
    return new IncidentLink(
        incident.id(),
        facts.incident().service().toString(),
        facts.alarm().severity().name(),
        Standings.of(incident),
        facts.incident().openedAt(),
        Deadlines.of(incident),
        facts.alarm().response().taken().map(Response.Taken::by));
  }

  /** Whether it waits for a person: to approve, to look, to answer, or to release its breaker. */
  static boolean needsSomeone(Begun incident) {
    return incident instanceof WithPeople
        || (incident instanceof AwaitingApproval waiting && waiting.approvedBy().isEmpty())
        || incident.facts().breaker().isOpen()
        || isCalledFor(incident);
  }

  /** People were called, whatever runs, and nobody has said that they look after it. */
  private static boolean isCalledFor(Begun incident) {
    Alarm alarm = incident.facts().alarm();
    return !Deadlines.isOver(incident) && alarm.paged() && alarm.response().taken().isEmpty();
  }
}
