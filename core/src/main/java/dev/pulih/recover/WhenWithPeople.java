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
import dev.pulih.recover.IncidentState.WithPeople;
import java.time.Instant;
import java.util.Optional;

/** Stage 3: people have it, and only they close it. */
final class WhenWithPeople {

  private WhenWithPeople() {}

  static Transition next(WithPeople state, Happening event, Instant now) {
    return switch (event) {
      case Observed(Situation s) -> observed(state, s, now);
      case RestartAnswered _, ShiftAnswered _, UndoAnswered _ -> Transition.ignored(state, "late");
      case Absorbed _ -> Transition.ignored(state, "people have it");
      case Approved _, Declined _ -> Transition.ignored(state, "nothing waits for approval");
      case Relapsed _ -> Transition.ignored(state, "people have it");
    };
  }

  /** The one exception: a restart that an impossible stage 2 overtook still runs once. */
  private static Transition observed(WithPeople state, Situation s, Instant now) {
    return restart(state, s)
        .map(choice -> choice.take(state, s, now))
        .orElseGet(() -> Transition.ignored(state, "people have it"));
  }

  private static Optional<Choice> restart(WithPeople state, Situation s) {
    return state.restartAllowed() ? Choice.restart(state.facts(), s) : Optional.empty();
  }
}
