package dev.pulih.recover;

import dev.pulih.policy.Policy.Judgement;
import dev.pulih.recover.Attempt.Result;
import dev.pulih.recover.Effect.Undo;
import dev.pulih.recover.IncidentEvent.Absorbed;
import dev.pulih.recover.IncidentEvent.Approved;
import dev.pulih.recover.IncidentEvent.Declined;
import dev.pulih.recover.IncidentEvent.Happening;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Relapsed;
import dev.pulih.recover.IncidentEvent.RestartAnswered;
import dev.pulih.recover.IncidentEvent.ShiftAnswered;
import dev.pulih.recover.IncidentEvent.UndoAnswered;
import dev.pulih.recover.IncidentState.JudgingShift;
import dev.pulih.recover.IncidentState.Undoing;
import dev.pulih.recover.Transition.Step;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Truth;
import java.time.Instant;

/** The target of the shift is watched, then judged; a shift that made it worse is undone once. */
final class WhenJudgingShift {

  private WhenJudgingShift() {}

  static Transition next(JudgingShift state, Happening event, Instant now) {
    return switch (event) {
      case Observed(Situation s) -> observed(state, s.shifted(), now);
      case RestartAnswered _, ShiftAnswered _, UndoAnswered _ -> Transition.ignored(state, "late");
      case Absorbed _ -> Transition.ignored(state, "an action is under way");
      case Approved _, Declined _ -> Transition.ignored(state, "nothing waits for approval");
      case Relapsed _ -> Transition.ignored(state, "it is open already");
    };
  }

  /** What a person does with the breaker is not judged, and not fought. */
  private static Transition observed(JudgingShift state, Situation.Shifted seen, Instant now) {
    return switch (state.facts().breaker()) {
      case Breaker.Releasing _ -> Transition.ignored(state, "a person releases the breaker");
      case Breaker.Released(String by, Instant _) -> takenOver(state, by, now);
      case Breaker.Watched watched -> takenOver(state, watched.by(), now);
      case Breaker.None _, Breaker.Open _ -> judged(state, seen, now);
    };
  }

  private static Transition takenOver(JudgingShift state, String by, Instant now) {
    String why = by + " closed the breaker before the shift was judged";
    return Escalations.afterRestart(state.facts().ended(Result.INCONCLUSIVE), why, now);
  }

  private static Transition judged(JudgingShift state, Situation.Shifted seen, Instant now) {
    if (seen.inPlace() == Truth.FALSE) {
      return failed(state, seen, "someone else wrote the weights", now);
    }
    return state.evaluation().isDue(now) ? judge(state, seen, now) : look(state, seen, now);
  }

  private static Transition look(JudgingShift state, Situation.Shifted seen, Instant now) {
    boolean looks = state.evaluation().looksAt(now, judgement(state).checkpoint());
    boolean known = seen.target() instanceof Reading.Value;
    return looks && known
        ? firstValue(state, seen)
        : Transition.ignored(state, "the target is being judged");
  }

  private static Transition firstValue(JudgingShift state, Situation.Shifted seen) {
    String why = Texts.judged(subset(state), seen.target(), "judged later");
    return Transition.to(
        new JudgingShift(state.facts(), state.plan(), state.evaluation().lookedAt()),
        Step.FIRST_VALUE,
        why,
        Escalations.tell(state.facts(), why));
  }

  private static Transition judge(JudgingShift state, Situation.Shifted seen, Instant now) {
    Truth good = seen.target().test(errors -> errors < judgement(state).errorsBelow());
    return switch (good.and(seen.normal()).and(seen.inPlace())) {
      case TRUE -> recovered(state, seen, now);
      case UNKNOWN -> inconclusive(state, seen, now);
      case FALSE -> worse(state, seen) ? undo(state, seen, now) : stays(state, seen, now);
    };
  }

  private static Transition recovered(JudgingShift state, Situation.Shifted seen, Instant now) {
    String why = Texts.judged(subset(state), seen.target(), "recovered; the breaker stays open");
    return Escalations.recovered(state.facts().judged(seen.target(), Result.RECOVERED), why, now);
  }

  private static boolean worse(JudgingShift state, Situation.Shifted seen) {
    Reading before = state.facts().attempts().getLast().before();
    return seen.target() instanceof Reading.Value(double now)
        && before instanceof Reading.Value(double then)
        && now > then;
  }

  private static Transition stays(JudgingShift state, Situation.Shifted seen, Instant now) {
    return failed(state, seen, "not recovered, but not worse: traffic stays shifted", now);
  }

  private static Transition failed(
      JudgingShift state, Situation.Shifted seen, String verdict, Instant now) {
    Facts facts = state.facts().judged(seen.target(), Result.NOT_RECOVERED);
    String why = Texts.judged(subset(state), seen.target(), verdict);
    return Escalations.toPeople(facts, why, now, false);
  }

  private static Transition undo(JudgingShift state, Situation.Shifted seen, Instant now) {
    Facts facts = state.facts().judged(seen.target(), Result.NOT_RECOVERED);
    String why = Texts.judged(subset(state), seen.target(), "worse than before: put back");
    return Transition.to(
        new Undoing(facts, state.plan().changes(), now, Actions.answerBy(facts, now)),
        Step.UNDO_DECIDED,
        why,
        new Undo(now, state.plan().changes(), Actions.notAfter(facts, now)),
        Escalations.tell(facts, why));
  }

  private static Transition inconclusive(JudgingShift state, Situation.Shifted seen, Instant now) {
    return state.evaluation().extended()
        ? Escalations.toPeople(
            state.facts().judged(seen.target(), Result.INCONCLUSIVE),
            "too little is known to say that the shift helped",
            now,
            false)
        : extended(state);
  }

  private static Transition extended(JudgingShift state) {
    Evaluation longer = state.evaluation().extendedBy(judgement(state).after());
    return Transition.to(
        new JudgingShift(state.facts(), state.plan(), longer),
        Step.EXTENDED,
        "too little is known to judge; extended once");
  }

  private static Judgement judgement(JudgingShift state) {
    return state.facts().incident().policy().shift().judgement();
  }

  private static String subset(JudgingShift state) {
    return "subset " + state.plan().target();
  }
}
