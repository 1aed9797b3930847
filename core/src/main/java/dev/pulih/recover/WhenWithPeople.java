package dev.pulih.recover;

import dev.pulih.detect.Severity;
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
import dev.pulih.recover.Transition.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    return state.quiet() && isP1(s)
        ? calledAgain(state, s, now)
        : restart(state, s, now)
            .map(choice -> choice.take(state, s, now))
            .orElseGet(() -> watch(state, s));
  }

  /** Until they close it, they are told when it is calm, and called again when it comes back. */
  private static Transition watch(WithPeople state, Situation s) {
    if (!state.quiet() && s.view().calm().holds()) {
      String why = "calm again; a person can close it";
      return Transition.to(
          quiet(state, true), Step.NOTED, why, Escalations.tell(state.facts(), why));
    }
    return Transition.ignored(state, "people have it");
  }

  private static WithPeople quiet(WithPeople state, boolean quiet) {
    return new WithPeople(state.facts(), state.restartAllowed(), quiet);
  }

  private static boolean isP1(Situation s) {
    return s.view().severity().equals(Optional.of(Severity.P1));
  }

  /** A pager takes a second call for what is open as the first: the old one is ended before it. */
  private static Transition calledAgain(WithPeople state, Situation s, Instant now) {
    String why = "it came back: " + s.view().summary().headline();
    Facts anew = state.facts().with(state.facts().alarm().with(response(state).over()));
    Transition called = Escalations.toPeople(anew, why, now, state.restartAllowed());
    List<Effect> effects = new ArrayList<>(Escalations.standDown(state.facts(), "it was calm"));
    effects.addAll(called.effects());
    return new Transition(called.state(), effects, called.step(), called.why());
  }

  private static Response response(WithPeople state) {
    return state.facts().alarm().response();
  }

  private static Optional<Choice> restart(WithPeople state, Situation s, Instant now) {
    return state.restartAllowed() ? Choice.restart(state.facts(), s, now) : Optional.empty();
  }
}
