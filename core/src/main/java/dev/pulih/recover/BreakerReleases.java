package dev.pulih.recover;

import dev.pulih.policy.Hold;
import dev.pulih.recover.Effect.Release;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Transition.Step;
import java.time.Instant;

/** What persons do about an open breaker, and what the cluster answers. */
final class BreakerReleases {

  private BreakerReleases() {}

  static Transition release(Begun state, String by, Instant now) {
    return state.facts().breaker() instanceof Breaker.Open open
        ? releasing(state, open, by, now)
        : Transition.ignored(state, "no breaker is open");
  }

  static Transition leave(Begun state, String by, Instant now) {
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

  static Transition answered(Begun state, Answer.Final answer, Instant now) {
    return state.facts().breaker() instanceof Breaker.Releasing releasing
        ? answered(state, releasing, answer, now)
        : Transition.ignored(state, "no release is under way");
  }

  private static Transition answered(
      Begun state, Breaker.Releasing releasing, Answer.Final answer, Instant now) {
    return switch (answer) {
      case Answer.Accepted _ -> released(state, releasing, now);
      case Answer.Refused(Hold hold) ->
          end(state, releasing.open(), BreakerTexts.refused(state.facts(), releasing.open(), hold));
    };
  }

  /** From now on it is watched. */
  private static Transition released(Begun state, Breaker.Releasing releasing, Instant now) {
    Breaker.Watched watched =
        new Breaker.Watched(releasing.open(), releasing.by(), now, Breaker.Course.begun());
    return end(state, watched, BreakerTexts.released(state.facts()));
  }

  private static Transition end(Begun state, Breaker breaker, String why) {
    Facts facts = state.facts().with(breaker);
    return Transition.to(state.with(facts), Step.RELEASED, why, Escalations.tell(facts, why));
  }
}
