package dev.pulih.recover;

import dev.pulih.detect.StageCondition;
import dev.pulih.recover.IncidentEvent.Absorbed;
import dev.pulih.recover.IncidentEvent.Approved;
import dev.pulih.recover.IncidentEvent.Declined;
import dev.pulih.recover.IncidentEvent.Happening;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Relapsed;
import dev.pulih.recover.IncidentEvent.RestartAnswered;
import dev.pulih.recover.IncidentEvent.ShiftAnswered;
import dev.pulih.recover.IncidentEvent.UndoAnswered;
import dev.pulih.recover.IncidentState.Degraded;
import java.time.Instant;

/** Recovered, but not calm for long enough: no actions, unless it comes back. */
final class WhenDegraded {

  private WhenDegraded() {}

  static Transition next(Degraded state, Happening event, Instant now) {
    return switch (event) {
      case Observed(Situation s) -> observed(state, s, now);
      case RestartAnswered _, ShiftAnswered _, UndoAnswered _ -> Transition.ignored(state, "late");
      case Absorbed _ -> Transition.ignored(state, "it was recovered");
      case Approved _, Declined _ -> Transition.ignored(state, "nothing waits for approval");
      case Relapsed(Situation s) -> Relapses.goOn(state.facts(), s, now);
    };
  }

  private static Transition observed(Degraded state, Situation s, Instant now) {
    if (s.view().calm().holds()) {
      return Escalations.resolved(state.facts(), now);
    }
    return cameBack(state, s)
        ? Relapses.goOn(state.facts(), s, now)
        : Transition.ignored(state, "recovered, not calm for long enough");
  }

  /** A stage's condition matured after the recovery. */
  private static boolean cameBack(Degraded state, Situation s) {
    return isLater(state, s.restart().condition()) || isLater(state, s.shift().condition());
  }

  private static boolean isLater(Degraded state, StageCondition condition) {
    return condition.matured() && condition.since().isAfter(state.since());
  }
}
