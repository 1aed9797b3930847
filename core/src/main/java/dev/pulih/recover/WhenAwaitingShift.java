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
import dev.pulih.recover.IncidentState.AwaitingShift;
import java.time.Instant;

/** Stage 1 did not help: stage 2's condition may still mature, until people are called. */
final class WhenAwaitingShift {

  private WhenAwaitingShift() {}

  static Transition next(AwaitingShift state, Happening event, Instant now) {
    return switch (event) {
      case Observed(Situation s) -> observed(state, s, now);
      case RestartAnswered _, ShiftAnswered _, UndoAnswered _ -> Transition.ignored(state, "late");
      case Absorbed _ -> Transition.ignored(state, "an action was tried");
      case Approved _, Declined _ -> Transition.ignored(state, "nothing waits for approval");
      case Relapsed _ -> Transition.ignored(state, "it is open already");
    };
  }

  private static Transition observed(AwaitingShift state, Situation s, Instant now) {
    if (s.view().calm().holds()) {
      return Escalations.resolved(state.facts(), now);
    }
    return now.isBefore(state.deadline()) ? shift(state, s, now) : escalate(state, now);
  }

  private static Transition shift(AwaitingShift state, Situation s, Instant now) {
    return Choice.shift(state.facts(), s, now)
        .map(choice -> choice.take(state, s, now))
        .orElseGet(() -> Transition.ignored(state, "stage 2 is not due"));
  }

  private static Transition escalate(AwaitingShift state, Instant now) {
    return Escalations.toPeople(
        state.facts(), "unresolved, and no further stage is due", now, false);
  }
}
