package dev.pulih.recover;

import dev.pulih.detect.Severity;
import dev.pulih.policy.Stage;
import dev.pulih.recover.Attempt.Result;
import dev.pulih.recover.IncidentState.Open;
import dev.pulih.recover.Transition.Step;
import java.time.Instant;
import java.util.Optional;

/** An incident that comes back goes on at the next stage; what was done counts as ineffective. */
final class Relapses {

  private Relapses() {}

  static Transition reopen(Facts before, Situation s, Instant now) {
    Severity severity = s.view().severity().orElse(Severity.P2);
    Alarm alarm = before.alarm().withPeople() ? before.alarm() : Alarm.of(severity, now);
    Facts facts = before.ended(Result.RELAPSED).with(alarm);
    String why = "came back: " + s.view().summary().headline();
    return next(facts, why, now);
  }

  private static Transition next(Facts facts, String why, Instant now) {
    if (facts.tried(Stage.SHIFT)) {
      return Escalations.toPeople(facts, why, now, false);
    }
    IncidentState state =
        facts.tried(Stage.RESTART)
            ? Escalations.awaitingShift(facts, now)
            : new Open(facts, Optional.empty());
    return Transition.to(state, Step.RELAPSED, why, Escalations.tell(facts, why));
  }
}
