package dev.pulih.recover;

import dev.pulih.detect.Severity;
import dev.pulih.recover.Effect.Page;
import dev.pulih.recover.Effect.Tell;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Situation.Sign;
import dev.pulih.recover.Transition.Step;
import dev.pulih.signal.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The deadlines that no guard, mode or verdict stops. */
final class Alarms {

  private Alarms() {}

  static Begun raise(Begun state, Situation situation, Instant now) {
    return situation
        .view()
        .severity()
        .map(s -> raise(state, s, situation.view().summary().signs(), now))
        .orElse(state);
  }

  private static Begun raise(Begun state, Severity severity, List<Sign> found, Instant now) {
    Alarm alarm = state.facts().alarm().raisedTo(severity, found, now);
    return state.with(state.facts().with(alarm));
  }

  /** A rise in severity is told. */
  static Transition mention(Begun before, Begun raised, Transition decided, Situation s) {
    return before.equals(raised)
        ? decided
        : named(decided, s)
            .and(
                List.of(
                    Escalations.tell(raised.facts(), Texts.risen(raised.facts(), headline(s)))));
  }

  private static Transition named(Transition decided, Situation s) {
    return decided.matters()
        ? decided
        : new Transition(
            decided.state(),
            decided.effects(),
            Step.NOTED,
            "now " + Texts.risen(facts(decided), headline(s)));
  }

  private static Facts facts(Transition decided) {
    return ((Begun) decided.state()).facts();
  }

  private static String headline(Situation s) {
    return s.view().summary().headline();
  }

  /**
   * Pages for a P1 that has been open for too long, whatever runs, and calls the next contact while
   * nobody acknowledges it; the stages go on.
   */
  static Transition lookAtDeadlines(Transition decided, Situation s, Instant now) {
    return decided.state() instanceof Begun state && state.live() && stillBad(s)
        ? call(decided, state, now)
        : decided;
  }

  private static Transition call(Transition decided, Begun state, Instant now) {
    Facts facts = state.facts();
    return facts.callDue().filter(due -> !now.isBefore(due)).isPresent()
        ? called(decided, facts.with(facts.alarm().paged(now)), Texts.overdue(facts))
        : callNext(decided, facts, now);
  }

  private static Transition callNext(Transition decided, Facts facts, Instant now) {
    Alarm alarm = facts.alarm();
    Facts next = facts.with(alarm.with(alarm.response().callingNext()));
    return alarm.isP1() && alarm.response().isNextDue(nextContacts(facts), now)
        ? called(decided, next, Texts.unanswered(facts, now))
        : decided;
  }

  private static List<Duration> nextContacts(Facts facts) {
    return facts.incident().policy().routing().nextContacts();
  }

  /**
   * What is known to be no P1 any more calls nobody; it pages at once if it comes back. What cannot
   * be seen is not over.
   */
  private static boolean stillBad(Situation s) {
    return s.view().severity().equals(Optional.of(Severity.P1)) || s.view().calm() == Truth.UNKNOWN;
  }

  /** The contact that the alarm names last is called. */
  private static Transition called(Transition decided, Facts facts, String why) {
    Begun state = ((Begun) decided.state()).with(facts);
    int contact = facts.alarm().response().contacts() - 1;
    Transition next = new Transition(state, decided.effects(), Step.PAGED, join(decided, why));
    return next.and(List.of(new Page(why, contact), new Tell(why, false)));
  }

  private static String join(Transition decided, String why) {
    return decided.matters() ? decided.why() + "; " + why : why;
  }
}
