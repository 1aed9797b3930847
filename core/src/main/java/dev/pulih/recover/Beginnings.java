package dev.pulih.recover;

import dev.pulih.detect.Severity;
import dev.pulih.recover.Effect.AskOpinion;
import dev.pulih.recover.IncidentEvent.Beginning;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentEvent.StormOpened;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Open;
import dev.pulih.recover.IncidentState.Unopened;
import dev.pulih.recover.Transition.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How an incident begins. */
final class Beginnings {

  private Beginnings() {}

  static Transition next(IncidentState state, Beginning event, Instant now) {
    return switch (state) {
      case Begun _ -> Transition.ignored(state, "the incident has begun already");
      case Unopened _ -> begin(event, now);
    };
  }

  private static Transition begin(Beginning event, Instant now) {
    return switch (event) {
      case Opened(Incident incident, Situation situation) -> open(incident, situation, now);
      case StormOpened(Incident incident) -> storm(incident, now);
    };
  }

  private static Transition open(Incident incident, Situation situation, Instant now) {
    Severity severity = situation.view().severity().orElse(Severity.P2);
    Facts facts = Facts.of(incident, Alarm.of(severity, now));
    String why = severity + " " + situation.view().summary().headline();
    Transition opened =
        Transition.to(
            new Open(facts, Optional.empty()), Step.OPENED, why, Escalations.tell(facts, why));
    return opened.and(opinion(situation));
  }

  private static List<Effect> opinion(Situation situation) {
    return situation.view().summary().complex() ? List.of(new AskOpinion()) : List.of();
  }

  private static Transition storm(Incident incident, Instant now) {
    Facts facts = Facts.of(incident, Alarm.of(Severity.P1, now));
    return Escalations.toPeople(facts, Texts.storm(incident.members()), now, false);
  }
}
