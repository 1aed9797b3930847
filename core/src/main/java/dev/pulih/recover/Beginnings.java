package dev.pulih.recover;

import dev.pulih.detect.Severity;
import dev.pulih.recover.Effect.AskOpinion;
import dev.pulih.recover.IncidentEvent.Beginning;
import dev.pulih.recover.IncidentEvent.DeviationSeen;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentEvent.StormOpened;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Open;
import dev.pulih.recover.IncidentState.Suspected;
import dev.pulih.recover.IncidentState.Unopened;
import dev.pulih.recover.Situation.Sign;
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
      case DeviationSeen(Incident incident, Situation situation) ->
          suspect(incident, situation, now);
      case StormOpened(Incident incident) -> storm(incident, now);
    };
  }

  private static Transition open(Incident incident, Situation situation, Instant now) {
    Severity severity = situation.view().severity().orElse(Severity.P2);
    Facts facts = Facts.of(incident, Alarm.of(severity, signs(situation), now));
    return situation.view().summary().complex()
        ? Questions.asked(opened(facts.asking(now), situation))
        : opened(facts, situation);
  }

  /** A threshold is passed: an incident in which stages may run. */
  static Transition opened(Facts facts, Situation situation) {
    String why = Texts.risen(facts, situation.view().summary().headline());
    Open open = new Open(facts, Optional.empty());
    return Transition.to(open, Step.OPENED, why, Escalations.tell(facts, why));
  }

  private static Transition suspect(Incident incident, Situation situation, Instant now) {
    Facts facts = Facts.of(incident, Alarm.of(Severity.P2, signs(situation), now)).asking(now);
    String why = "deviates: " + situation.view().summary().headline();
    return Transition.to(new Suspected(facts), Step.SUSPECTED, why, new AskOpinion());
  }

  private static List<Sign> signs(Situation situation) {
    return situation.view().summary().signs();
  }

  private static Transition storm(Incident incident, Instant now) {
    Facts facts = Facts.of(incident, Alarm.of(Severity.P1, List.of(), now));
    return Escalations.toPeople(facts, Texts.storm(incident.members()), now, false);
  }
}
