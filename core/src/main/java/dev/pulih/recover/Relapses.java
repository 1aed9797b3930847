package dev.pulih.recover;

import dev.pulih.detect.Severity;
import dev.pulih.policy.Stage;
import dev.pulih.recover.Attempt.Result;
import dev.pulih.recover.IncidentState.Open;
import dev.pulih.recover.Transition.Step;
import java.time.Instant;
import java.util.Optional;

/** An incident that comes back goes on at the next stage; what was done counts as ineffective. */
final class Relapses {

  private Relapses() {}

  /** Before its end, people who were paged for it are still waiting: the alarm goes on. */
  static Transition goOn(Facts before, Situation s, Instant now) {
    return next(ineffective(before), comeback(s), now);
  }

  /**
   * After its end, when people were told that it is over: the alarm starts anew, unless a release
   * has called them again since. A P2 waits to see whether it becomes a P1, since the next stage
   * would be louder than the finding.
   */
  static Transition reopen(Facts before, Situation s, Instant now) {
    Severity severity = s.view().severity().orElse(Severity.P2);
    Alarm afresh = before.alarm().afresh(severity, s.view().summary().signs(), now);
    Alarm alarm = before.breaker().calls() ? afresh.with(before.alarm().response()) : afresh;
    Facts facts = ineffective(before).with(alarm);
    return severity == Severity.P1 ? next(facts, comeback(s), now) : open(facts, comeback(s));
  }

  private static Transition open(Facts facts, String why) {
    return Transition.to(
        new Open(facts, Optional.empty()), Step.RELAPSED, why, Escalations.tell(facts, why));
  }

  /** Whether what came back as a P2 is a P1 by now. */
  static boolean worsened(Facts facts, Situation s) {
    boolean relapsed = facts.latest().filter(a -> a.result() == Result.RELAPSED).isPresent();
    return relapsed && s.view().severity().equals(Optional.of(Severity.P1));
  }

  /** What was refused or rehearsed did not help in the first place. */
  private static Facts ineffective(Facts before) {
    return before.latest().filter(Attempt::helped).isPresent()
        ? before.ended(Result.RELAPSED)
        : before;
  }

  private static String comeback(Situation s) {
    return "came back: " + s.view().summary().headline();
  }

  private static Transition next(Facts facts, String why, Instant now) {
    if (facts.tried(Stage.SHIFT)) {
      return Escalations.toPeople(facts, why, now, false);
    }
    IncidentState state =
        facts.tried(Stage.RESTART)
            ? Escalations.awaitingShift(facts, now)
            : new Open(facts, Optional.empty());
    return Transition.to(state, Step.RELAPSED, why, Escalations.tell(facts, why));
  }
}
