package dev.pulih.recover;

import dev.pulih.detect.Severity;
import dev.pulih.recover.Effect.Page;
import dev.pulih.recover.Effect.Tell;
import dev.pulih.recover.IncidentState.Begun;
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
    return situation.view().severity().map(s -> raise(state, s, now)).orElse(state);
  }

  private static Begun raise(Begun state, Severity severity, Instant now) {
    return state.with(state.facts().with(state.facts().alarm().raisedTo(severity, now)));
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

  /** Pages for a P1 that has been open for too long, whatever runs; the stages go on. */
  static Transition lookAtDeadline(Transition decided, Situation s, Instant now) {
    return unpaged(decided)
        .filter(state -> isDue(state, s, now))
        .map(state -> paged(decided, state, now))
        .orElse(decided);
  }

  private static Optional<Begun> unpaged(Transition decided) {
    boolean candidate =
        decided.state() instanceof Begun b && b.live() && !b.facts().alarm().paged();
    return candidate ? Optional.of((Begun) decided.state()) : Optional.empty();
  }

  private static boolean isDue(Begun state, Situation s, Instant now) {
    Duration after = state.facts().incident().policy().escalation().pageAfter();
    boolean over =
        state.facts().alarm().p1Since().filter(p1 -> !now.isBefore(p1.plus(after))).isPresent();
    return after.isPositive() && over && stillBad(s);
  }

  /**
   * What is known to be no P1 any more calls nobody; it pages at once if it comes back. What cannot
   * be seen is not over.
   */
  private static boolean stillBad(Situation s) {
    return s.view().severity().equals(Optional.of(Severity.P1)) || s.view().calm() == Truth.UNKNOWN;
  }

  private static Transition paged(Transition decided, Begun state, Instant now) {
    Facts facts = state.facts().with(state.facts().alarm().paged(now));
    String why = Texts.overdue(facts);
    Transition next =
        new Transition(state.with(facts), decided.effects(), Step.PAGED, join(decided, why));
    return next.and(List.of(new Page(why), new Tell(why, false)));
  }

  private static String join(Transition decided, String why) {
    return decided.matters() ? decided.why() + "; " + why : why;
  }
}
