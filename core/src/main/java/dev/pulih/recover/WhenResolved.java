package dev.pulih.recover;

import dev.pulih.recover.IncidentEvent.Absorbed;
import dev.pulih.recover.IncidentEvent.Approved;
import dev.pulih.recover.IncidentEvent.Declined;
import dev.pulih.recover.IncidentEvent.Happening;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Relapsed;
import dev.pulih.recover.IncidentEvent.RestartAnswered;
import dev.pulih.recover.IncidentEvent.ShiftAnswered;
import dev.pulih.recover.IncidentEvent.UndoAnswered;
import dev.pulih.recover.IncidentState.Resolved;
import java.time.Instant;

/** Over; it may come back. */
final class WhenResolved {

  private WhenResolved() {}

  static Transition next(Resolved state, Happening event, Instant now) {
    return switch (event) {
      case Relapsed(Situation s) -> relapsed(state, s, now);
      case Observed _ -> Transition.ignored(state, "it is over");
      case RestartAnswered _, ShiftAnswered _, UndoAnswered _ -> Transition.ignored(state, "late");
      case Absorbed _ -> Transition.ignored(state, "it is over");
      case Approved _, Declined _ -> Transition.ignored(state, "it is over");
    };
  }

  private static Transition relapsed(Resolved state, Situation s, Instant now) {
    Instant until = state.at().plus(state.facts().incident().policy().escalation().relapseWithin());
    return now.isAfter(until)
        ? Transition.ignored(state, "too long ago to be the same incident")
        : Relapses.reopen(state.facts(), s, now);
  }
}
