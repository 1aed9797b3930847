package dev.pulih.flow;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Effect.Restart;
import dev.pulih.recover.IncidentEvent.RestartAnswered;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.IncidentState.Restarting;
import dev.pulih.recover.Rollouts;
import dev.pulih.recover.Unanswered;
import dev.pulih.signal.Truth;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends a restart once. Before it is sent or given up, the cluster is asked whether an earlier
 * request was carried out, because its answer may have been lost.
 */
final class RestartDoer {

  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final Rollouts rollouts;
  private final Clearance clearance;

  RestartDoer(Rollouts rollouts, Clearance clearance) {
    this.rollouts = rollouts;
    this.clearance = clearance;
  }

  Tried restart(Restart effect, Present present) {
    try {
      return restart(effect, present, rollouts.applied(effect.order()));
    } catch (Unanswered e) {
      return unclear(effect, present, e.sentence(), e.retryAfter());
    }
  }

  private Tried restart(Restart effect, Present present, Truth applied) {
    return switch (applied) {
      case TRUE -> send(effect);
      case FALSE -> attempt(effect, present);
      case UNKNOWN -> unclear(effect, present, "the cluster cannot be asked", Duration.ZERO);
    };
  }

  private Tried attempt(Restart effect, Present present) {
    return clearance
        .obstacle(effect.check(), effect.notAfter(), present)
        .or(() -> left(effect, present))
        .map(hold -> refuse(effect, hold))
        .orElseGet(() -> send(effect));
  }

  private static Optional<Hold> left(Restart effect, Present present) {
    return wanted(effect, present.state())
        ? Optional.empty()
        : Optional.of(new Hold(Reason.PERSON, "the incident went on without it"));
  }

  /** As long as the incident waits for the answer it is worth asking again. */
  private static Tried unclear(Restart effect, Present present, String why, Duration retryAfter) {
    return wanted(effect, present.state())
        ? new Tried.Later(why, retryAfter.compareTo(AGAIN) > 0 ? retryAfter : AGAIN)
        : refuse(effect, new Hold(Reason.EXPIRED, "whether it was carried out is not known"));
  }

  private static boolean wanted(Restart effect, IncidentState state) {
    return state instanceof Restarting waiting && waiting.order().equals(effect.order());
  }

  private static Tried refuse(Restart effect, Hold hold) {
    return new Tried.Done(new RestartAnswered(effect.order(), new Answer.Refused(hold)));
  }

  private Tried send(Restart effect) {
    Answer answer = rollouts.restart(effect.order());
    return switch (answer) {
      case Answer.Final ended -> new Tried.Done(new RestartAnswered(effect.order(), ended));
      case Answer.Conflicted(String detail) -> new Tried.Later(detail, AGAIN);
      case Answer.Unclear(String detail, Duration after, var _) ->
          new Tried.Later(detail, after.compareTo(AGAIN) > 0 ? after : AGAIN);
    };
  }
}
