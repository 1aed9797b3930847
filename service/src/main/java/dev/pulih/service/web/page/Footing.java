package dev.pulih.service.web.page;

import dev.pulih.recover.Attempt;
import dev.pulih.recover.Facts;
import dev.pulih.recover.IncidentState.AwaitingApproval;
import dev.pulih.recover.IncidentState.AwaitingShift;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Closed;
import dev.pulih.recover.IncidentState.Degraded;
import dev.pulih.recover.IncidentState.JudgingRestart;
import dev.pulih.recover.IncidentState.JudgingShift;
import dev.pulih.recover.IncidentState.Open;
import dev.pulih.recover.IncidentState.Provisional;
import dev.pulih.recover.IncidentState.Resolved;
import dev.pulih.recover.IncidentState.Restarting;
import dev.pulih.recover.IncidentState.RollingOut;
import dev.pulih.recover.IncidentState.Shifting;
import dev.pulih.recover.IncidentState.Undoing;
import dev.pulih.recover.IncidentState.WithPeople;
import dev.pulih.service.web.DeadLetter;
import java.util.List;

/**
 * How an incident stands, as far as who closes it must have seen it: its state, how bad it is, what
 * was tried and its breaker. What was measured meanwhile does not count.
 */
final class Footing {

  private Footing() {}

  /** The same text for as long as it stands so. */
  static String of(Begun incident) {
    Facts facts = incident.facts();
    return String.join(
        ".",
        incident.getClass().getSimpleName(),
        particular(incident),
        facts.alarm().severity().name(),
        String.valueOf(facts.attempts().size()),
        facts.latest().map(Attempt::result).map(Enum::name).orElse(""),
        facts.breaker().getClass().getSimpleName());
  }

  /** The same text for as long as the same messages wait to be sent again. */
  static String ofRefused(Begun incident) {
    List<String> headlines =
        incident.facts().alarm().response().refused().stream().map(DeadLetter::headline).toList();
    return headlines.size() + "." + Integer.toHexString(headlines.hashCode());
  }

  /** What tells a state from an earlier one of its kind. */
  private static String particular(Begun incident) {
    return switch (incident) {
      case AwaitingApproval waiting ->
          waiting.deadline() + (waiting.approvedBy().isPresent() ? ".approved" : "");
      case Degraded degraded -> degraded.since().toString();
      case WithPeople people -> people.quiet() ? "quiet" : "";
      case Open _, Restarting _, RollingOut _, JudgingRestart _, AwaitingShift _ -> "";
      case Shifting _, JudgingShift _, Undoing _, Resolved _, Closed _, Provisional _ -> "";
    };
  }
}
