package dev.pulih.service;

import dev.pulih.analyse.AuditLog;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.CalledFalse;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what people decided about an incident to the calls that were made about it. Whatever fails
 * at that is logged: the incident goes on.
 */
final class Decisions implements Consumer<Recorded> {

  private static final Logger LOG = LoggerFactory.getLogger(Decisions.class);

  private final AuditLog audit;

  Decisions(AuditLog audit) {
    this.audit = audit;
  }

  @Override
  public void accept(Recorded event) {
    decision(event.event()).ifPresent(decision -> write(event.incident(), decision));
  }

  private static Optional<String> decision(IncidentEvent event) {
    return switch (event) {
      case ClosedBy _ -> Optional.of("confirmed");
      case CalledFalse _ -> Optional.of("false alarm");
      case IncidentEvent.Beginning _, IncidentEvent.Happening _, IncidentEvent.Remark _ ->
          Optional.empty();
    };
  }

  private void write(String incident, String decision) {
    try {
      audit.decided(incident, decision);
    } catch (RuntimeException away) {
      LOG.warn(
          "That people decided \"{}\" about incident {} is not recorded with its calls to a model: {}",
          decision,
          incident,
          away.toString());
    }
  }
}
