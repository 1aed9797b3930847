package dev.pulih.recover;

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
import dev.pulih.recover.IncidentState.JudgingRestart;
import dev.pulih.recover.IncidentState.RollingOut;
import dev.pulih.recover.Transition.Step;
import java.time.Duration;
import java.time.Instant;

/** The rollout is under way; its judgement begins when it is over. */
final class WhenRollingOut {

  private WhenRollingOut() {}

  static Transition next(RollingOut state, Happening event, Instant now) {
    return switch (event) {
      case Observed(Situation s) -> observed(state, s, now);
      case RestartAnswered _, ShiftAnswered _, UndoAnswered _ -> Transition.ignored(state, "late");
      case Absorbed _ -> Transition.ignored(state, "an action is under way");
      case Approved _, Declined _ -> Transition.ignored(state, "nothing waits for approval");
      case Relapsed _ -> Transition.ignored(state, "it is open already");
    };
  }

  private static Transition observed(RollingOut state, Situation s, Instant now) {
    return switch (s.restarted().progress()) {
      case COMPLETE -> complete(state, now);
      case STUCK -> failed(state, "the rollout exceeded its progress deadline", now);
      case ROLLING, UNKNOWN -> waiting(state, now);
    };
  }

  private static Transition waiting(RollingOut state, Instant now) {
    return now.isBefore(state.deadline())
        ? Transition.ignored(state, "the rollout is under way")
        : failed(state, "the rollout did not end in time", now);
  }

  private static Transition complete(RollingOut state, Instant now) {
    Duration after = state.facts().incident().policy().restart().judgement().after();
    return Transition.to(
        new JudgingRestart(state.facts(), state.order(), Evaluation.from(now, after)),
        Step.ROLLED_OUT,
        "the rollout is over; its pods are judged in " + after.toSeconds() + " s");
  }

  private static Transition failed(RollingOut state, String why, Instant now) {
    return Escalations.afterRestart(state.facts().ended(Result.NOT_RECOVERED), why, now);
  }
}
