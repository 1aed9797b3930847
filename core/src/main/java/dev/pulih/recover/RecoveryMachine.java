package dev.pulih.recover;

import dev.pulih.recover.IncidentEvent.Beginning;
import dev.pulih.recover.IncidentEvent.Happening;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Remark;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Provisional;
import dev.pulih.recover.IncidentState.Unopened;
import java.time.Instant;

/**
 * The recovery of one incident as a function: state and event to state and effects.
 *
 * <p>It knows no clock: the time of an event is an argument and is stored with it, so that a replay
 * of the events gives the same state. Every (state, event) pair has an answer; refusing is one.
 */
public final class RecoveryMachine {

  private RecoveryMachine() {}

  /** What an event at an instant leads to. */
  public static Transition next(IncidentState state, IncidentEvent event, Instant now) {
    Transition next = Announcements.added(answer(state, event, now), event, now);
    Transition addressed = Addressing.of(next, event, now);
    return addressed.state().equals(state) ? addressed : addressed.noted();
  }

  private static Transition answer(IncidentState state, IncidentEvent event, Instant now) {
    return switch (event) {
      case Beginning beginning -> Beginnings.next(state, beginning, now);
      case Remark remark -> Remarks.next(state, remark, now);
      case Happening happening -> happened(state, happening, now);
    };
  }

  private static Transition happened(IncidentState state, Happening event, Instant now) {
    return switch (state) {
      case Unopened _ -> Transition.ignored(state, "the incident has not begun");
      case Begun begun -> begun.live() ? live(begun, event, now) : dispatch(begun, event, now);
    };
  }

  private static Transition live(Begun before, Happening event, Instant now) {
    return switch (event) {
      case Observed(Situation situation) when !(before instanceof Provisional) ->
          observed(before, event, situation, now);
      case Happening other -> dispatch(before, other, now);
    };
  }

  /** Severity rises and the analyst is asked before the decision; the deadline comes after it. */
  private static Transition observed(Begun before, Happening event, Situation s, Instant now) {
    Begun raised = Alarms.raise(before, s, now);
    boolean asks = Questions.due(before, raised, s);
    Begun asking = asks ? raised.with(raised.facts().asking(now)) : raised;
    Transition decided = Alarms.lookAtDeadlines(dispatch(asking, event, now), s, now);
    Transition said = Alarms.mention(before, raised, decided, s);
    return asks ? Questions.asked(said) : said;
  }

  private static Transition dispatch(Begun state, Happening event, Instant now) {
    return switch (state) {
      case Provisional s -> WhenSuspected.next(s, event, now);
      case IncidentState.Open s -> WhenOpen.next(s, event, now);
      case IncidentState.AwaitingApproval s -> WhenAwaitingApproval.next(s, event, now);
      case IncidentState.Restarting s -> WhenRestarting.next(s, event, now);
      case IncidentState.RollingOut s -> WhenRollingOut.next(s, event, now);
      case IncidentState.JudgingRestart s -> WhenJudgingRestart.next(s, event, now);
      case IncidentState.AwaitingShift s -> WhenAwaitingShift.next(s, event, now);
      case IncidentState.Shifting s -> WhenShifting.next(s, event, now);
      case IncidentState.JudgingShift s -> WhenJudgingShift.next(s, event, now);
      case IncidentState.Undoing s -> WhenUndoing.next(s, event, now);
      case IncidentState.Degraded s -> WhenDegraded.next(s, event, now);
      case IncidentState.WithPeople s -> WhenWithPeople.next(s, event, now);
      case IncidentState.Resolved s -> WhenResolved.next(s, event, now);
      case IncidentState.Closed s -> WhenClosed.next(s, event);
    };
  }
}
