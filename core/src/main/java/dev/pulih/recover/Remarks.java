package dev.pulih.recover;

import dev.pulih.analyse.Opinion;
import dev.pulih.policy.Hold;
import dev.pulih.recover.Effect.Acknowledge;
import dev.pulih.recover.Effect.Release;
import dev.pulih.recover.IncidentEvent.Acknowledged;
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
import dev.pulih.recover.IncidentEvent.Told;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Closed;
import dev.pulih.recover.IncidentState.Provisional;
import dev.pulih.recover.IncidentState.Shifting;
import dev.pulih.recover.IncidentState.Suspected;
import dev.pulih.recover.IncidentState.Unopened;
import dev.pulih.recover.Transition.Step;
import java.time.Instant;
import java.util.List;

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
      case Called(int contact, String channel, String _) ->
          note(state, channel + " has called contact " + (contact + 1));
      case NotTold(String channel, String why, Effect message) ->
          note(
              answered(state, response(state).refused(message)), channel + " was not told: " + why);
      case ResendAsked(String by) -> resend(state, by);
      case Acknowledged(String by) -> acknowledge(state, by, now);
      case Drafted _ -> note(state, "a post-mortem draft was written");
      case CalledFalse(String by) ->
          note(state.with(facts.with(facts.notes().calledFalse())), by + " calls it a false alarm");
      case ClosedBy(String by, String why) -> close(state, by, why, now);
      case ReleaseRequested(String by) -> release(state, by, now);
      case LeftAsIs(String by) -> leave(state, by, now);
      case ReleaseAnswered(Answer.Final answer) -> released(state, answer, now);
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

  private static Transition release(Begun state, String by, Instant now) {
    return state.facts().breaker() instanceof Breaker.Open open
        ? releasing(state, open, by, now)
        : Transition.ignored(state, "no breaker is open");
  }

  private static Transition leave(Begun state, String by, Instant now) {
    String why = by + " leaves the routes as they are; the breaker is closed";
    return state.facts().breaker() instanceof Breaker.Open
        ? end(state, new Breaker.Released(by, now), why)
        : Transition.ignored(state, "no breaker is open");
  }

  private static Transition releasing(Begun state, Breaker.Open open, String by, Instant now) {
    Facts facts = state.facts().with(new Breaker.Releasing(open, by));
    return Transition.to(
        state.with(facts),
        Step.RELEASING,
        by + " releases the breaker",
        new Release(open.changes(), Actions.notAfter(facts, now)));
  }

  private static Transition released(Begun state, Answer.Final answer, Instant now) {
    return state.facts().breaker() instanceof Breaker.Releasing releasing
        ? released(state, releasing, answer, now)
        : Transition.ignored(state, "no release is under way");
  }

  private static Transition released(
      Begun state, Breaker.Releasing releasing, Answer.Final answer, Instant now) {
    return switch (answer) {
      case Answer.Accepted _ ->
          end(state, new Breaker.Released(releasing.by(), now), "the breaker is released");
      case Answer.Refused(Hold hold) ->
          end(state, releasing.open(), "the breaker stays open (" + hold + ")");
    };
  }

  private static Transition end(Begun state, Breaker breaker, String why) {
    Facts facts = state.facts().with(breaker);
    return Transition.to(state.with(facts), Step.RELEASED, why, Escalations.tell(facts, why));
  }
}
