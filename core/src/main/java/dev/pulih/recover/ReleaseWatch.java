package dev.pulih.recover;

import dev.pulih.detect.Severity;
import dev.pulih.recover.Breaker.Course;
import dev.pulih.recover.Breaker.Released;
import dev.pulih.recover.Breaker.Watched;
import dev.pulih.recover.Effect.Page;
import dev.pulih.recover.Effect.Tell;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Transition.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Watches a release: people hear at once when it does harm, and at the end how it went. Whoever was
 * called for an incident that is over hears when the errors are.
 */
final class ReleaseWatch {

  private ReleaseWatch() {}

  static Transition next(Begun state, Watched watched, ErrorsSeen seen, Instant now) {
    if (watched.course().judged()) {
      return afterwards(state, watched, seen);
    }
    return watched.course().isWorsenedBy(seen.severity())
        ? warn(state, watched, seen, now)
        : watch(state, watched, seen, now);
  }

  private static Transition watch(Begun state, Watched watched, ErrorsSeen seen, Instant now) {
    return isDue(state, watched, seen, now)
        ? judge(state, watched, seen, now)
        : Transition.ignored(state, "the release is being watched");
  }

  /** What is not known may be known at the next tick; but people do not wait for that for long. */
  private static boolean isDue(Begun state, Watched watched, ErrorsSeen seen, Instant now) {
    var policy = state.facts().incident().policy();
    Instant end = watched.until(policy);
    Instant last = end.plus(policy.patience().actWithin());
    return !now.isBefore(seen.isKnown() ? end : last);
  }

  // ---- while it is watched

  private static Transition warn(Begun state, Watched watched, ErrorsSeen seen, Instant now) {
    Severity severity = seen.severity().orElseThrow();
    String why = BreakerTexts.harms(state.facts(), watched, seen);
    Facts warned =
        state
            .facts()
            .with(watched.with(new Course(Optional.of(severity), watched.course().judged())));
    return severity == Severity.P1
        ? call(state, warned, why, now)
        : to(state.with(warned), Step.RELEASE_HARMS, why, List.of(loud(warned, why)));
  }

  /** A pager takes a second call for what is open as the first: the old one is ended before it. */
  private static Transition call(Begun state, Facts warned, String why, Instant now) {
    Alarm raised = warned.alarm().raisedTo(Severity.P1, List.of(), now);
    Facts called = warned.with(raised.with(raised.response().over()).paged(now));
    List<Effect> effects =
        new ArrayList<>(
            state.live() ? Escalations.standDown(state.facts(), "called anew") : List.of());
    effects.add(new Page(BreakerTexts.headline(called, why), 0));
    effects.add(loud(called, why));
    return to(state.with(called), Step.RELEASE_HARMS, why, effects);
  }

  private static Tell loud(Facts facts, String why) {
    return new Tell(BreakerTexts.headline(facts, why), true);
  }

  private static Transition to(Begun state, Step step, String why, List<Effect> effects) {
    return new Transition(state, effects, step, why);
  }

  // ---- at its end

  private static Transition judge(Begun state, Watched watched, ErrorsSeen seen, Instant now) {
    String why = BreakerTexts.judged(state.facts(), watched, seen, now);
    Course judged = new Course(watched.course().worst(), true);
    Facts facts =
        state.facts().with(waits(state, watched, seen) ? watched.with(judged) : over(watched));
    List<Effect> effects = new ArrayList<>(List.of(Escalations.tell(facts, why)));
    effects.addAll(facts.breaker().isOver() ? standDown(state, watched, why) : List.of());
    return to(state.with(facts), Step.RELEASE_JUDGED, why, effects);
  }

  /** People were called, for an incident that has no end of its own any more. */
  private static boolean waits(Begun state, Watched watched, ErrorsSeen seen) {
    return watched.course().calls() && !state.live() && !seen.isGood();
  }

  private static Transition afterwards(Begun state, Watched watched, ErrorsSeen seen) {
    return waits(state, watched, seen)
        ? Transition.ignored(state, "people are called because of the release")
        : ended(state, watched, seen);
  }

  private static Transition ended(Begun state, Watched watched, ErrorsSeen seen) {
    String why = BreakerTexts.goodAgain(seen);
    return to(
        state.with(state.facts().with(over(watched))),
        Step.NOTED,
        why,
        standDown(state, watched, why));
  }

  private static List<Effect> standDown(Begun state, Watched watched, String why) {
    return watched.course().calls() && !state.live()
        ? Escalations.standDown(state.facts(), why)
        : List.of();
  }

  private static Released over(Watched watched) {
    return new Released(watched.by(), watched.at());
  }
}
