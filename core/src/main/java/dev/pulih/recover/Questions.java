package dev.pulih.recover;

import dev.pulih.recover.Effect.AskOpinion;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Transition.Step;
import java.util.List;

/** When the analyst is asked: once an incident is complex, and again if its severity rises. */
final class Questions {

  private Questions() {}

  /** Whether a question is due; it is noted before anything is decided, which may wait for it. */
  static boolean due(Begun before, Begun raised, Situation s) {
    boolean rose =
        raised.facts().alarm().severity().compareTo(before.facts().alarm().severity()) > 0;
    return s.view().summary().complex() && (rose || raised.facts().notes().asked().isEmpty());
  }

  /** What was decided, with the question; an incident that is over asks nobody. */
  static Transition asked(Transition decided) {
    return decided.state() instanceof Begun after && after.live() ? ask(decided) : decided;
  }

  private static Transition ask(Transition decided) {
    Step step = decided.matters() ? decided.step() : Step.NOTED;
    String why = decided.matters() ? decided.why() : "the analyst is asked";
    return new Transition(decided.state(), decided.effects(), step, why)
        .and(List.of(new AskOpinion()));
  }
}
