package dev.pulih.recover;

import dev.pulih.detect.StageCondition;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
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
import dev.pulih.recover.IncidentState.AwaitingApproval;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Open;
import dev.pulih.recover.IncidentState.WithPeople;
import dev.pulih.recover.Transition.Step;
import dev.pulih.signal.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A person is asked: a yes is tested again at the next tick, silence goes to people. */
final class WhenAwaitingApproval {

  private WhenAwaitingApproval() {}

  static Transition next(AwaitingApproval state, Happening event, Instant now) {
    return switch (event) {
      case Observed(Situation s) -> observed(state, s, now);
      case Approved(String by) ->
          now.isBefore(state.deadline())
              ? approved(state, by)
              : Transition.ignored(state, "the approval came too late");
      case Declined(String by) -> declined(state, by, now);
      case Absorbed _ -> Transition.ignored(state, "a person decides");
      case RestartAnswered _, ShiftAnswered _, UndoAnswered _ -> Transition.ignored(state, "late");
      case Relapsed _ -> Transition.ignored(state, "it is open already");
    };
  }

  private static Transition observed(AwaitingApproval state, Situation s, Instant now) {
    if (s.view().calm().holds() && !state.facts().alarm().withPeople()) {
      return Escalations.resolved(state.facts(), now);
    }
    return state.approvedBy().isPresent() ? tryAgain(state, s, now) : expire(state, now);
  }

  private static Transition expire(AwaitingApproval state, Instant now) {
    return now.isBefore(state.deadline())
        ? Transition.ignored(state, "waits for approval")
        : expired(state, now);
  }

  /** People who have it already are not called for a question that nobody answered. */
  private static Transition expired(AwaitingApproval state, Instant now) {
    Facts facts = state.facts();
    return facts.alarm().withPeople()
        ? Escalations.afterRestart(facts, unapproved(state), now)
        : Escalations.toPeople(facts, unapproved(state), now, false);
  }

  private static String unapproved(AwaitingApproval state) {
    return state
        .approvedBy()
        .map(by -> "stage " + number(state) + " was approved by " + by + " and held until too late")
        .orElse("nobody approved stage " + number(state));
  }

  private static Transition approved(AwaitingApproval state, String by) {
    AwaitingApproval next =
        new AwaitingApproval(state.facts(), state.intention(), Optional.of(by), state.deadline());
    return Transition.to(next, Step.APPROVED, "stage " + number(state) + " approved by " + by);
  }

  private static Transition declined(AwaitingApproval state, String by, Instant now) {
    Facts facts = state.facts().begun(state.stage(), now, unknown()).ended(Result.REFUSED);
    String why = "stage " + number(state) + " declined by " + by;
    return switch (state.stage()) {
      case RESTART -> Escalations.afterRestart(facts, why, now);
      case SHIFT -> Escalations.toPeople(facts, why, now, false);
    };
  }

  private static Reading unknown() {
    return Reading.unknown(Reading.Why.NO_DATA);
  }

  /** The condition is tested again; one that is past calls the approved action off. */
  private static Transition tryAgain(AwaitingApproval state, Situation s, Instant now) {
    StageCondition condition = condition(state, s);
    Gate gate =
        condition.matured() ? Gate.approved(condition, holds(state, s), s.view().mode()) : past();
    return gate instanceof Gate.Wait(Hold hold)
        ? held(state, hold, now)
        : new Choice(state.stage(), condition.since(), covered(state, s, gate)).take(state, s, now);
  }

  /** A yes to another action than the one that is due now is no yes to it. */
  private static Gate covered(AwaitingApproval state, Situation s, Gate gate) {
    return gate instanceof Gate.Go && !state.intention().covers(s)
        ? new Gate.Ask(new Hold(Reason.NEEDS_APPROVAL, "it is not what was approved any more"))
        : gate;
  }

  private static Gate past() {
    return new Gate.Wait(new Hold(Reason.CONDITION_PAST, "it no longer holds"));
  }

  private static Transition held(AwaitingApproval state, Hold hold, Instant now) {
    return hold.reason() == Reason.CONDITION_PAST
        ? Escalations.calledOff(back(state, now), "approved, but " + hold)
        : expire(state, now);
  }

  /** Where it would be without the question: an action that was called off leaves no gap. */
  private static Begun back(AwaitingApproval state, Instant now) {
    Facts facts = state.facts();
    if (facts.alarm().withPeople()) {
      return new WithPeople(facts, state.stage() == Stage.RESTART, false);
    }
    return facts.tried(Stage.RESTART)
        ? Escalations.awaitingShift(facts, now)
        : new Open(facts, Optional.empty());
  }

  private static StageCondition condition(AwaitingApproval state, Situation s) {
    return switch (state.stage()) {
      case RESTART -> s.restart().condition();
      case SHIFT -> s.shift().condition();
    };
  }

  private static List<Hold> holds(AwaitingApproval state, Situation s) {
    return switch (state.stage()) {
      case RESTART -> s.restart().holds();
      case SHIFT -> s.shift().holds();
    };
  }

  private static int number(AwaitingApproval state) {
    return state.stage().number();
  }
}
