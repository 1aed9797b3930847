package dev.pulih.recover;

import dev.pulih.detect.Severity;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.IncidentEvent.Absorbed;
import dev.pulih.recover.IncidentEvent.Approved;
import dev.pulih.recover.IncidentEvent.Declined;
import dev.pulih.recover.IncidentEvent.Happening;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Relapsed;
import dev.pulih.recover.IncidentEvent.RestartAnswered;
import dev.pulih.recover.IncidentEvent.ShiftAnswered;
import dev.pulih.recover.IncidentEvent.UndoAnswered;
import dev.pulih.recover.IncidentState.Closed;
import dev.pulih.recover.IncidentState.Open;
import dev.pulih.recover.Transition.Step;
import dev.pulih.signal.Truth;
import java.time.Instant;
import java.util.Optional;

/** Open: waits for the first stage whose condition matures, and counts the idle time of a P1. */
final class WhenOpen {

  private WhenOpen() {}

  static Transition next(Open state, Happening event, Instant now) {
    return switch (event) {
      case Observed(Situation s) -> observed(state, s, now);
      case Absorbed(String storm) -> absorbed(state, storm, now);
      case RestartAnswered _, ShiftAnswered _, UndoAnswered _ -> Transition.ignored(state, "late");
      case Approved _, Declined _ -> Transition.ignored(state, "nothing waits for approval");
      case Relapsed _ -> Transition.ignored(state, "it is open already");
    };
  }

  private static Transition observed(Open state, Situation s, Instant now) {
    return s.view().calm().holds()
        ? Escalations.resolved(state.facts(), now)
        : loop(s)
            .map(hold -> Escalations.toPeople(state.facts(), hold.toString(), now, false))
            .orElseGet(() -> goOn(state, s, now));
  }

  /** A workload that restarts in a loop needs people, whether a stage is due or not. */
  private static Optional<Hold> loop(Situation s) {
    boolean storm = s.restart().holds().stream().anyMatch(h -> h.reason() == Reason.STORM);
    return storm
        ? Optional.empty()
        : s.restart().holds().stream().filter(h -> h.reason() == Reason.RESTART_LOOP).findFirst();
  }

  private static Transition goOn(Open state, Situation s, Instant now) {
    return Relapses.worsened(state.facts(), s)
        ? Relapses.goOn(state.facts(), s, now)
        : decide(state, s, now);
  }

  private static Transition decide(Open state, Situation s, Instant now) {
    return Choice.among(state.facts(), s, now)
        .map(choice -> choice.take(busy(state), s, now))
        .orElseGet(() -> idle(state, s, now));
  }

  private static Open busy(Open state) {
    return new Open(state.facts(), Optional.empty());
  }

  /** A P1 while no stage's condition is true or maturing. */
  private static Transition idle(Open state, Situation s, Instant now) {
    boolean idle = state.facts().alarm().isP1() && stillP1(s) && !underWay(s);
    return idle ? countIdle(state, now) : Transition.ignored(busy(state), "no stage is due");
  }

  /** A P1 that cannot be seen any more is not over. */
  private static boolean stillP1(Situation s) {
    return s.view().severity().equals(Optional.of(Severity.P1)) || s.view().calm() == Truth.UNKNOWN;
  }

  private static boolean underWay(Situation s) {
    return s.restart().condition().underWay() || s.shift().condition().underWay();
  }

  private static Transition countIdle(Open state, Instant now) {
    Open idle = new Open(state.facts(), state.idleSince().or(() -> Optional.of(now)));
    return idle.idleUntil().filter(now::isBefore).isPresent()
        ? Transition.ignored(idle, "no stage addresses it")
        : Escalations.toPeople(state.facts(), "a P1 that no automatic stage addresses", now, false);
  }

  private static Transition absorbed(Open state, String storm, Instant now) {
    String by = Closed.storm(storm);
    return Transition.to(
            new Closed(state.facts(), by, now),
            Step.CLOSED,
            "part of " + by,
            Escalations.tell(state.facts(), "part of " + by))
        .and(Escalations.standDown(state.facts(), "part of " + by))
        .and(Escalations.lookBack(state.facts()));
  }
}
