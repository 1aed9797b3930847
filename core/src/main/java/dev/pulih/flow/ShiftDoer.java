package dev.pulih.flow;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Decision;
import dev.pulih.recover.Effect.Release;
import dev.pulih.recover.Effect.Shift;
import dev.pulih.recover.Effect.Undo;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.ReleaseAnswered;
import dev.pulih.recover.IncidentEvent.ShiftAnswered;
import dev.pulih.recover.IncidentEvent.UndoAnswered;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.IncidentState.Shifting;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Shifts traffic, puts it back, releases it. */
final class ShiftDoer {

  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final WeightWriter weights;
  private final Clearance clearance;

  ShiftDoer(WeightWriter weights, Clearance clearance) {
    this.weights = weights;
    this.clearance = clearance;
  }

  private WeightWriter signed(Present present) {
    return weights.signed(new Decision(present.state().id(), present.decidedAt()));
  }

  Tried shift(Shift effect, Present present) {
    Answer answer =
        signed(present)
            .write(effect.changes(), () -> obstacle(effect, present), () -> brake(effect, present));
    return answered(
        answer, a -> new ShiftAnswered(effect.decidedAt(), a), wanted(effect, present.state()));
  }

  private Optional<Hold> obstacle(Shift effect, Present present) {
    return clearance
        .obstacle(effect.check(), effect.notAfter(), present)
        .or(() -> left(effect, present));
  }

  private Optional<Hold> brake(Shift effect, Present present) {
    return clearance.obstacle(effect.notAfter(), present).or(() -> left(effect, present));
  }

  private static Optional<Hold> left(Shift effect, Present present) {
    return wanted(effect, present.state())
        ? Optional.empty()
        : Optional.of(new Hold(Reason.PERSON, "the incident went on without it"));
  }

  private static boolean wanted(Shift effect, IncidentState state) {
    return state instanceof Shifting waiting && waiting.decidedAt().equals(effect.decidedAt());
  }

  Tried undo(Undo effect, Present present) {
    Answer answer =
        signed(present)
            .restore(effect.changes(), () -> clearance.obstacle(effect.notAfter(), present));
    boolean wanted = present.state() instanceof IncidentState.Undoing;
    return answered(answer, a -> new UndoAnswered(effect.decidedAt(), a), wanted);
  }

  /** A person's release is not held by the kill switch, which stops what Pulih does by itself. */
  Tried release(Release effect, Present present) {
    Answer answer =
        signed(present)
            .restore(effect.changes(), () -> present.givenUp().or(() -> expired(effect, present)));
    return answered(answer, ReleaseAnswered::new, inTime(effect, present));
  }

  private static boolean inTime(Release effect, Present present) {
    return !present.now().isAfter(effect.notAfter());
  }

  private static Optional<Hold> expired(Release effect, Present present) {
    return inTime(effect, present)
        ? Optional.empty()
        : Optional.of(new Hold(Reason.EXPIRED, "it had to be sent by " + effect.notAfter()));
  }

  private static Tried answered(
      Answer answer, Function<Answer.Final, IncidentEvent> event, boolean wanted) {
    return switch (answer) {
      case Answer.Final ended -> new Tried.Done(event.apply(ended));
      case Answer.Conflicted(String detail) -> again(detail, AGAIN, event, wanted);
      case Answer.Unclear(String detail, Duration after, Optional<Hold> givenUp) ->
          retreats(givenUp, again(detail, after, event, wanted));
    };
  }

  /** What is being put back is not shifted again. */
  private static Tried retreats(Optional<Hold> givenUp, Tried tried) {
    return givenUp.isPresent() && tried instanceof Tried.Later later
        ? new Tried.Retreats(givenUp.orElseThrow(), later)
        : tried;
  }

  private static Tried again(
      String detail, Duration after, Function<Answer.Final, IncidentEvent> event, boolean wanted) {
    Hold hold = new Hold(Reason.EXPIRED, "whether it was carried out is not known: " + detail);
    return wanted
        ? new Tried.Later(detail, after.compareTo(AGAIN) > 0 ? after : AGAIN)
        : new Tried.Done(event.apply(new Answer.Refused(hold)));
  }
}
