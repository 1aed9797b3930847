package dev.pulih.recover;

import dev.pulih.detect.StageCondition;
import dev.pulih.policy.Policy.Judgement;
import dev.pulih.recover.Attempt.Result;
import dev.pulih.recover.IncidentEvent.Absorbed;
import dev.pulih.recover.IncidentEvent.Approved;
import dev.pulih.recover.IncidentEvent.Declined;
import dev.pulih.recover.IncidentEvent.Happening;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Relapsed;
import dev.pulih.recover.IncidentEvent.RestartAnswered;
import dev.pulih.recover.IncidentEvent.ShiftAnswered;
import dev.pulih.recover.IncidentEvent.UndoAnswered;
import dev.pulih.recover.IncidentState.JudgingRestart;
import dev.pulih.recover.Transition.Step;
import dev.pulih.signal.Reading;
import java.time.Instant;

/** The pods that the restart made are watched, then judged: recovered, not, or not known. */
final class WhenJudgingRestart {

  private WhenJudgingRestart() {}

  static Transition next(JudgingRestart state, Happening event, Instant now) {
    return switch (event) {
      case Observed(Situation s) -> observed(state, s, now);
      case RestartAnswered _, ShiftAnswered _, UndoAnswered _ -> Transition.ignored(state, "late");
      case Absorbed _ -> Transition.ignored(state, "an action is under way");
      case Approved _, Declined _ -> Transition.ignored(state, "nothing waits for approval");
      case Relapsed _ -> Transition.ignored(state, "it is open already");
    };
  }

  private static Transition observed(JudgingRestart state, Situation s, Instant now) {
    if (overtaken(state, s.shift().condition())) {
      return failed(state, s, now, "the whole service fails now");
    }
    return state.evaluation().isDue(now) ? judge(state, s, now) : look(state, s, now);
  }

  /** Stage 2's condition matured after the rollout ended. */
  private static boolean overtaken(JudgingRestart state, StageCondition shift) {
    return shift.matured() && shift.since().isAfter(state.evaluation().began());
  }

  private static Transition look(JudgingRestart state, Situation s, Instant now) {
    boolean looks = state.evaluation().looksAt(now, judgement(state).checkpoint());
    boolean known = s.restarted().newPods() instanceof Reading.Value;
    return looks && known
        ? firstValue(state, s)
        : Transition.ignored(state, "the new pods are being judged");
  }

  private static Transition firstValue(JudgingRestart state, Situation s) {
    String why = Texts.judged("the new pods", s.restarted().newPods(), "judged later");
    return Transition.to(
        new JudgingRestart(state.facts(), state.order(), state.evaluation().lookedAt()),
        Step.FIRST_VALUE,
        why,
        Escalations.tell(state.facts(), why));
  }

  private static Transition judge(JudgingRestart state, Situation s, Instant now) {
    return switch (s.restarted().newPods()) {
      case Reading.Unknown _ -> inconclusive(state, s, now);
      case Reading.Value(double errors) when errors < judgement(state).errorsBelow() ->
          recovered(state, s, now);
      case Reading.Value _ -> failed(state, s, now, "not recovered");
    };
  }

  private static Transition recovered(JudgingRestart state, Situation s, Instant now) {
    Reading reading = s.restarted().newPods();
    String why = Texts.judged("the new pods", reading, "recovered");
    return Escalations.recovered(state.facts().judged(reading, Result.RECOVERED), why, now);
  }

  private static Transition failed(JudgingRestart state, Situation s, Instant now, String verdict) {
    Reading reading = s.restarted().newPods();
    String why = Texts.judged("the new pods", reading, verdict);
    return onward(state.facts().judged(reading, Result.NOT_RECOVERED), why, s, now);
  }

  /** Stage 2 starts at once if it is due. */
  private static Transition onward(Facts facts, String why, Situation s, Instant now) {
    Transition next = Escalations.afterRestart(facts, why, now);
    return next.state() instanceof IncidentState.AwaitingShift waiting
        ? Choice.shift(facts, s, now).map(c -> merge(next, c.take(waiting, s, now))).orElse(next)
        : next;
  }

  private static Transition merge(Transition first, Transition second) {
    return new Transition(
            second.state(), first.effects(), second.step(), first.why() + "; " + second.why())
        .and(second.effects());
  }

  private static Transition inconclusive(JudgingRestart state, Situation s, Instant now) {
    return state.evaluation().extended()
        ? onward(
            state.facts().judged(s.restarted().newPods(), Result.INCONCLUSIVE),
            "too little is known to say that it recovered",
            s,
            now)
        : extended(state);
  }

  private static Transition extended(JudgingRestart state) {
    Evaluation longer = state.evaluation().extendedBy(judgement(state).after());
    return Transition.to(
        new JudgingRestart(state.facts(), state.order(), longer),
        Step.EXTENDED,
        "too little is known to judge; extended once");
  }

  private static Judgement judgement(JudgingRestart state) {
    return state.facts().incident().policy().restart().judgement();
  }
}
