package dev.pulih.recover;

import dev.pulih.policy.Hold;
import dev.pulih.recover.IncidentEvent.Absorbed;
import dev.pulih.recover.IncidentEvent.Approved;
import dev.pulih.recover.IncidentEvent.Declined;
import dev.pulih.recover.IncidentEvent.Happening;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Relapsed;
import dev.pulih.recover.IncidentEvent.RestartAnswered;
import dev.pulih.recover.IncidentEvent.ShiftAnswered;
import dev.pulih.recover.IncidentEvent.UndoAnswered;
import dev.pulih.recover.IncidentState.Undoing;
import java.time.Instant;

/** The weights of a shift that made it worse are being put back; people come next in any case. */
final class WhenUndoing {

  private WhenUndoing() {}

  static Transition next(Undoing state, Happening event, Instant now) {
    return switch (event) {
      case Observed _ -> waiting(state, now);
      case UndoAnswered(Instant decidedAt, Answer.Final answer) ->
          decidedAt.equals(state.decidedAt())
              ? answered(state, answer, now)
              : Transition.ignored(state, "the answer to another decision");
      case RestartAnswered _, ShiftAnswered _ -> Transition.ignored(state, "late");
      case Absorbed _ -> Transition.ignored(state, "an action is under way");
      case Approved _, Declined _ -> Transition.ignored(state, "nothing waits for approval");
      case Relapsed _ -> Transition.ignored(state, "it is open already");
    };
  }

  private static Transition waiting(Undoing state, Instant now) {
    return now.isBefore(state.deadline())
        ? Transition.ignored(state, "waits for the cluster")
        : people(state, "the shift made it worse and could not be put back in time", now);
  }

  private static Transition answered(Undoing state, Answer.Final answer, Instant now) {
    return switch (answer) {
      case Answer.Accepted _ -> people(state, "the shift made it worse and was put back", now);
      case Answer.Refused(Hold hold) ->
          people(state, "the shift made it worse and could not be put back (" + hold + ")", now);
    };
  }

  private static Transition people(Undoing state, String why, Instant now) {
    return Escalations.toPeople(state.facts(), why, now, false);
  }
}
