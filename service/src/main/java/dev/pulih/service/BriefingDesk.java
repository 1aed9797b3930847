package dev.pulih.service;

import dev.pulih.analyse.AuditLog;
import dev.pulih.analyse.AuditLog.Request;
import dev.pulih.analyse.AuditLog.Row;
import dev.pulih.analyse.Briefing;
import dev.pulih.analyse.Masking;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.service.claude.UserMessage;
import dev.pulih.service.web.BriefingView;
import dev.pulih.service.web.BriefingView.Sent;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * Shows what a model was told about an incident, as the record of calls has it. Where none was told
 * anything it makes the message anew, which means something while the incident lives.
 */
final class BriefingDesk {

  private final AuditLog audit;
  private final Masking masking;
  private final Function<Begun, Briefing> briefings;
  private final InstantSource clock;

  BriefingDesk(
      AuditLog audit, Masking masking, Function<Begun, Briefing> briefings, InstantSource clock) {
    this.audit = audit;
    this.masking = masking;
    this.briefings = briefings;
    this.clock = clock;
  }

  /** What an analyst is told about an incident, as of the latest tick. */
  Briefing make(Begun incident) {
    return briefings.apply(incident);
  }

  /**
   * What a model was told about an incident, or would be; empty of a past one about which none was.
   */
  Optional<BriefingView> of(Begun incident, boolean anew) {
    Optional<BriefingView> told = anew ? Optional.empty() : told(incident.id());
    return told.or(() -> wouldBe(incident));
  }

  private Optional<BriefingView> told(String incident) {
    return audit.asked(incident).map(BriefingDesk::view);
  }

  private static BriefingView view(Row row) {
    Request request = row.intent().request();
    Sent sent = new Sent(request.model(), row.settlement().outcome().name());
    return new BriefingView(
        row.intent().incident(), Optional.of(sent), request.at(), request.message());
  }

  private Optional<BriefingView> wouldBe(Begun incident) {
    return incident.live() ? Optional.of(made(incident)) : Optional.empty();
  }

  private BriefingView made(Begun incident) {
    String message = UserMessage.of(make(incident), masking);
    return new BriefingView(incident.id(), Optional.empty(), clock.instant(), message);
  }
}
