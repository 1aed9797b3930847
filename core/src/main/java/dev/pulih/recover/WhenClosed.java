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
import dev.pulih.recover.IncidentState.Closed;

/** Closed by a person: nothing opens it again. */
final class WhenClosed {

  private WhenClosed() {}

  static Transition next(Closed state, Happening event) {
    return switch (event) {
      case Observed _, Relapsed _, Absorbed _ -> Transition.ignored(state, "it is closed");
      case RestartAnswered _, ShiftAnswered _, UndoAnswered _ -> Transition.ignored(state, "late");
      case Approved _, Declined _ -> Transition.ignored(state, "it is closed");
    };
  }
}
