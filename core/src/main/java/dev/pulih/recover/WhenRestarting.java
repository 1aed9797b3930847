package dev.pulih.recover;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason.Bearing;
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
import dev.pulih.recover.IncidentState.Open;
import dev.pulih.recover.IncidentState.Restarting;
import dev.pulih.recover.IncidentState.RollingOut;
import dev.pulih.recover.IncidentState.WithPeople;
import dev.pulih.recover.Transition.Step;
import java.time.Instant;
import java.util.Optional;

/** A restart is on its way to the cluster. */
final class WhenRestarting {

  private WhenRestarting() {}

  static Transition next(Restarting state, Happening event, Instant now) {
    return switch (event) {
      case Observed _ -> waiting(state, now);
      case RestartAnswered(RestartOrder order, Answer.Final answer) ->
          order.equals(state.order())
              ? answered(state, answer, now)
              : Transition.ignored(state, "the answer to another order");
      case ShiftAnswered _, UndoAnswered _ -> Transition.ignored(state, "late");
      case Absorbed _ -> Transition.ignored(state, "an action is under way");
      case Approved _, Declined _ -> Transition.ignored(state, "nothing waits for approval");
      case Relapsed _ -> Transition.ignored(state, "it is open already");
    };
  }

  private static Transition waiting(Restarting state, Instant now) {
    String why = "the cluster did not answer in time; whether it restarted is not known";
    return now.isBefore(state.deadline())
        ? Transition.ignored(state, "waits for the cluster")
        : Escalations.afterRestart(state.facts().ended(Result.INCONCLUSIVE), why, now);
  }

  private static Transition answered(Restarting state, Answer.Final answer, Instant now) {
    return switch (answer) {
      case Answer.Accepted(long generation) -> accepted(state, generation, now);
      case Answer.Refused(Hold hold) -> refused(state, hold, now);
    };
  }

  private static Transition accepted(Restarting state, long generation, Instant now) {
    Instant deadline = now.plus(state.facts().incident().policy().restart().rolloutWithin());
    return Transition.to(
        new RollingOut(state.facts(), state.order(), generation, deadline),
        Step.RESTART_ACCEPTED,
        state.order().workload() + " restarts" + Texts.cause(state.facts()));
  }

  private static Transition refused(Restarting state, Hold hold, Instant now) {
    return hold.reason().bearing() == Bearing.WAIT
        ? Escalations.calledOff(back(state, hold), "restart called off (" + hold + ")")
        : Escalations.afterRestart(
            state.facts().ended(Result.REFUSED), "restart refused (" + hold + ")", now);
  }

  private static Begun back(Restarting state, Hold hold) {
    Facts facts = state.facts().calledOff().held(hold);
    return facts.alarm().withPeople()
        ? new WithPeople(facts, true, false)
        : new Open(facts, Optional.empty());
  }
}
