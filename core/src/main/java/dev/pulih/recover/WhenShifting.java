package dev.pulih.recover;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason.Bearing;
import dev.pulih.policy.Stage;
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
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.JudgingShift;
import dev.pulih.recover.IncidentState.Open;
import dev.pulih.recover.IncidentState.Shifting;
import dev.pulih.recover.Transition.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A shift is on its way to the cluster. */
final class WhenShifting {

  private WhenShifting() {}

  static Transition next(Shifting state, Happening event, Instant now) {
    return switch (event) {
      case Observed _ -> waiting(state, now);
      case ShiftAnswered(Instant decidedAt, Answer.Final answer) ->
          decidedAt.equals(state.decidedAt())
              ? answered(state, answer, now)
              : Transition.ignored(state, "the answer to another decision");
      case RestartAnswered _, UndoAnswered _ -> Transition.ignored(state, "late");
      case Absorbed _ -> Transition.ignored(state, "an action is under way");
      case Approved _, Declined _ -> Transition.ignored(state, "nothing waits for approval");
      case Relapsed _ -> Transition.ignored(state, "it is open already");
    };
  }

  private static Transition waiting(Shifting state, Instant now) {
    return now.isBefore(state.deadline())
        ? Transition.ignored(state, "waits for the cluster")
        : unanswered(state, now);
  }

  /** The traffic may be shifted: the breaker is kept, so that a person can release it. */
  private static Transition unanswered(Shifting state, Instant now) {
    String why = "the cluster did not answer in time; whether traffic was shifted is not known";
    return Escalations.toPeople(opened(state, now).ended(Result.INCONCLUSIVE), why, now, false);
  }

  static Facts opened(Shifting state, Instant now) {
    return state.facts().with(new Breaker.Open(state.plan().changes(), now));
  }

  private static Transition answered(Shifting state, Answer.Final answer, Instant now) {
    return switch (answer) {
      case Answer.Accepted _ -> shifted(state, now);
      case Answer.Refused(Hold hold) -> refused(state, hold, now);
    };
  }

  private static Transition shifted(Shifting state, Instant now) {
    Facts facts = opened(state, now);
    Duration after = facts.incident().policy().shift().judgement().after();
    String why =
        "all traffic goes to subset "
            + state.plan().target()
            + "; judged in "
            + after.toSeconds()
            + " s";
    return Transition.to(
        new JudgingShift(facts, state.plan(), Evaluation.from(now, after)),
        Step.SHIFTED,
        why,
        Escalations.tell(facts, why));
  }

  private static Transition refused(Shifting state, Hold hold, Instant now) {
    return hold.reason().bearing() == Bearing.WAIT
        ? Escalations.calledOff(back(state, hold, now), "shift called off (" + hold + ")")
        : Escalations.toPeople(
            state.facts().ended(Result.REFUSED),
            Texts.impossible(Stage.SHIFT, hold),
            now,
            !state.facts().tried(Stage.RESTART));
  }

  private static Begun back(Shifting state, Hold hold, Instant now) {
    Facts facts = state.facts().calledOff().held(hold);
    return facts.tried(Stage.RESTART)
        ? Escalations.awaitingShift(facts, now)
        : new Open(facts, Optional.empty());
  }
}
