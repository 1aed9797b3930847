package dev.pulih.recover;

import dev.pulih.analyse.Opinion;
import dev.pulih.recover.Effect.Acknowledge;
import dev.pulih.recover.IncidentEvent.Acknowledged;
import dev.pulih.recover.IncidentEvent.BreakerSeen;
import dev.pulih.recover.IncidentEvent.Called;
import dev.pulih.recover.IncidentEvent.CalledFalse;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.Drafted;
import dev.pulih.recover.IncidentEvent.EvidenceCaptured;
import dev.pulih.recover.IncidentEvent.LeftAsIs;
import dev.pulih.recover.IncidentEvent.NotTold;
import dev.pulih.recover.IncidentEvent.OpinionGiven;
import dev.pulih.recover.IncidentEvent.ReleaseAnswered;
import dev.pulih.recover.IncidentEvent.ReleaseRequested;
import dev.pulih.recover.IncidentEvent.Remark;
import dev.pulih.recover.IncidentEvent.ResendAsked;
import dev.pulih.recover.IncidentEvent.SilenceSeen;
import dev.pulih.recover.IncidentEvent.Told;
import dev.pulih.recover.IncidentEvent.Withheld;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Closed;
import dev.pulih.recover.IncidentState.Provisional;
import dev.pulih.recover.IncidentState.Shifting;
import dev.pulih.recover.IncidentState.Suspected;
import dev.pulih.recover.IncidentState.Unopened;
import dev.pulih.recover.Transition.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Remarks and people's words, which every state takes alike. */
final class Remarks {

  private Remarks() {}

  static Transition next(IncidentState state, Remark event, Instant now) {
    return switch (state) {
      case Unopened _ -> Transition.ignored(state, "the incident has not begun");
      case Begun begun -> next(begun, event, now);
    };
  }

  private static Transition next(Begun state, Remark event, Instant now) {
    Facts facts = state.facts();
    return switch (event) {
      case EvidenceCaptured(Evidence evidence) ->
          note(state.with(facts.with(facts.notes().cause(evidence))), evidence.summary());
      case OpinionGiven(var opinion) -> opinion(state, opinion, now);
      case Told(String channel, String _) -> note(state, channel + " was told");
      case Called(int contact, String channel, String _, long _) ->
          note(state, channel + " has called contact " + (contact + 1));
      case NotTold(String channel, String why, Effect message) ->
          note(
              answered(state, response(state).refused(message)), channel + " was not told: " + why);
      case Withheld(Effect _, String why) -> note(state, "not sent: " + why);
      case SilenceSeen(Optional<Instant> until) -> silence(state, until, now);
      case ResendAsked(String by) -> resend(state, by);
      case Acknowledged(String by) -> acknowledge(state, by, now);
      case Drafted _ -> note(state, "a post-mortem draft was written");
      case CalledFalse(String by) ->
          note(state.with(facts.with(facts.notes().calledFalse())), by + " calls it a false alarm");
      case ClosedBy(String by, String why) -> close(state, by, why, now);
      case ReleaseRequested(String by) -> BreakerReleases.release(state, by, now);
      case LeftAsIs(String by) -> BreakerReleases.leave(state, by, now);
      case ReleaseAnswered(Answer.Final answer) -> BreakerReleases.answered(state, answer, now);
      case BreakerSeen(ErrorsSeen seen) -> BreakerCare.next(state, seen, now);
    };
  }

  private static Transition opinion(Begun state, Opinion opinion, Instant now) {
    Facts facts = state.facts();
    return state instanceof Suspected suspected
        ? WhenSuspected.judged(suspected, opinion, now)
        : note(state.with(facts.with(facts.notes().opinion(opinion))), Opinions.text(opinion));
  }

  private static Response response(Begun state) {
    return state.facts().alarm().response();
  }

  private static Begun answered(Begun state, Response response) {
    return state.with(state.facts().with(state.facts().alarm().with(response)));
  }

  private static Transition resend(Begun state, String by) {
    List<Effect> refused = response(state).refused();
    Begun resent = answered(state, response(state).resent());
    return refused.isEmpty()
        ? Transition.ignored(state, "no message was refused")
        : note(resent, by + " sends again what was refused").and(refused);
  }

  /** The time in which nobody can answer, since nobody is called, does not count. */
  private static Transition silence(Begun state, Optional<Instant> until, Instant now) {
    return response(state)
        .silent(until, now)
        .filter(_ -> state.live())
        .map(later -> note(answered(state, later), silence(until)))
        .orElseGet(() -> Transition.ignored(state, "nothing changes about who is called"));
  }

  private static String silence(Optional<Instant> until) {
    return until
        .map(end -> "silent until " + end + ": nobody else is called before")
        .orElse("silent no more: from now on who is called can answer");
  }

  private static Transition acknowledge(Begun state, String by, Instant now) {
    if (!state.live() || state instanceof Provisional) {
      return Transition.ignored(state, "nobody is called for it");
    }
    return response(state)
        .taken()
        .map(taken -> Transition.ignored(state, taken.by() + " has acknowledged it already"))
        .orElseGet(() -> take(state, by, now));
  }

  /** From now on nobody else is called for it. */
  private static Transition take(Begun state, String by, Instant now) {
    String why = by + " has taken it on";
    Begun taken = answered(state, response(state).takenBy(by, now));
    return Transition.to(taken, Step.ACKNOWLEDGED, why, Escalations.tell(state.facts(), why))
        .and(Escalations.called(state.facts(), contact -> new Acknowledge(why, contact)));
  }

  private static Transition note(Begun state, String why) {
    return Transition.to(state, Step.NOTED, why);
  }

  private static Transition close(Begun state, String by, String note, Instant now) {
    String why = "closed by " + by + (note.isBlank() ? "" : ": " + note);
    return switch (state) {
      case Closed _ -> Transition.ignored(state, "it is closed already");
      case Provisional provisional -> WhenSuspected.pass(provisional, why, now);
      case Begun begun -> closed(begun, by, why, now);
    };
  }

  private static Transition closed(Begun state, String by, String why, Instant now) {
    return Transition.to(
            new Closed(left(state, now), by, now),
            Step.CLOSED,
            why,
            Escalations.tell(state.facts(), why))
        .and(Escalations.standDown(state.facts(), why))
        .and(state.live() ? Escalations.lookBack(state.facts()) : List.of());
  }

  /** A shift that nobody answered may have been written: its breaker is kept for a release. */
  private static Facts left(Begun state, Instant now) {
    return state instanceof Shifting shifting ? WhenShifting.opened(shifting, now) : state.facts();
  }
}
