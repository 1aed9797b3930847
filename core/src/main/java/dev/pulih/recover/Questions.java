package dev.pulih.recover;

import dev.pulih.recover.Effect.AskOpinion;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Transition.Step;
import java.time.Instant;
import java.util.List;

/** When the analyst is asked: once an incident is complex, and again if its severity rises. */
final class Questions {

  private Questions() {}

  /** What was decided, with a question where one is due. */
  static Transition added(Begun before, Transition decided, Situation s, Instant now) {
    return rose(before, decided) ? ask(decided, s, now) : added(decided, s, now);
  }

  /** The same for an incident that has just begun. */
  static Transition added(Transition decided, Situation s, Instant now) {
    boolean first =
        decided.state() instanceof Begun after && after.facts().notes().asked().isEmpty();
    return first ? ask(decided, s, now) : decided;
  }

  private static boolean rose(Begun before, Transition decided) {
    return decided.state() instanceof Begun after
        && after.facts().alarm().severity().compareTo(before.facts().alarm().severity()) > 0;
  }

  private static Transition ask(Transition decided, Situation s, Instant now) {
    return s.view().summary().complex() && decided.state() instanceof Begun after && after.live()
        ? asked(decided, after, now)
        : decided;
  }

  private static Transition asked(Transition decided, Begun after, Instant now) {
    Step step = decided.matters() ? decided.step() : Step.NOTED;
    String why = decided.matters() ? decided.why() : "the analyst is asked";
    return new Transition(after.with(after.facts().asking(now)), decided.effects(), step, why)
        .and(List.of(new AskOpinion()));
  }
}
