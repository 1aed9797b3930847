package dev.pulih.recover;

import dev.pulih.analyse.Opinion;
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
import dev.pulih.recover.IncidentState.Advised;
import dev.pulih.recover.IncidentState.Passed;
import dev.pulih.recover.IncidentState.Provisional;
import dev.pulih.recover.IncidentState.Suspected;
import dev.pulih.recover.Transition.Step;
import java.time.Instant;

/**
 * A deviation that passes no threshold. A model may take it for an anomaly, so that people hear of
 * it; only a threshold makes it an incident in which anything is done.
 */
final class WhenSuspected {

  private WhenSuspected() {}

  static Transition next(Provisional state, Happening event, Instant now) {
    return state.live() ? live(state, event, now) : Transition.ignored(state, "it is over");
  }

  private static Transition live(Provisional state, Happening event, Instant now) {
    return switch (event) {
      case Observed(Situation s) -> observed(state, s, now);
      case Absorbed(String other) -> pass(state, "part of incident " + other, now);
      case RestartAnswered _, ShiftAnswered _, UndoAnswered _ -> Transition.ignored(state, "late");
      case Approved _, Declined _ -> Transition.ignored(state, "nothing waits for approval");
      case Relapsed _ -> Transition.ignored(state, "it never was more than a deviation");
    };
  }

  private static Transition observed(Provisional state, Situation s, Instant now) {
    return s.view()
        .severity()
        .map(severity -> passed(state.facts(), severity, s, now))
        .orElseGet(() -> deviates(state, s, now));
  }

  private static Transition passed(Facts facts, Severity severity, Situation s, Instant now) {
    Alarm alarm = facts.alarm().afresh(severity, s.view().summary().signs(), now);
    return Beginnings.opened(facts.with(alarm), s);
  }

  private static Transition deviates(Provisional state, Situation s, Instant now) {
    return state instanceof Advised && over(s)
        ? end(state, now)
        : Transition.ignored(state, "it deviates");
  }

  private static boolean over(Situation s) {
    return s.view().calm().holds() && !s.view().summary().anomalous();
  }

  private static Transition end(Provisional state, Instant now) {
    String line = Texts.resolved(state.facts());
    Passed passed = new Passed(state.facts(), line, now);
    return Transition.to(passed, Step.PASSED, line, new Effect.Tell(line, false));
  }

  /** Over without a word: nobody was told of it, or another incident goes on. */
  static Transition pass(Provisional state, String why, Instant now) {
    return state.live()
        ? Transition.to(new Passed(state.facts(), why, now), Step.PASSED, why)
        : Transition.ignored(state, "it is over");
  }

  /** What the analyst says of it. The template alone makes no incident of a deviation. */
  static Transition judged(Suspected state, Opinion opinion, Instant now) {
    Suspected answered = new Suspected(state.facts().with(state.facts().notes().opinion(opinion)));
    return opinion.byModel() && opinion.verdict().isAnomaly()
        ? advised(answered.facts(), opinion)
        : pass(answered, Opinions.text(opinion), now);
  }

  private static Transition advised(Facts facts, Opinion opinion) {
    String why = Severity.P2 + " deviation: " + Opinions.text(opinion);
    return Transition.to(new Advised(facts), Step.OPENED, why, Escalations.tell(facts, why));
  }
}
