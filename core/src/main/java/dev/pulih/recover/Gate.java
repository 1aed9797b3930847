package dev.pulih.recover;

import dev.pulih.detect.StageCondition;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Reason;
import dev.pulih.policy.Reason.Bearing;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What may be done about a matured condition, with the reason. */
sealed interface Gate {

  /** Act. */
  record Go() implements Gate {}

  /** Record what would be done. */
  record Rehearse() implements Gate {}

  /** A person has to approve. */
  record Ask(Hold hold) implements Gate {}

  /** Not now. */
  record Wait(Hold hold) implements Gate {}

  /** Not at all: the next stage is due. */
  record Impossible(Hold hold) implements Gate {}

  /** People at once. */
  record CallPeople(Hold hold) implements Gate {}

  /** A condition that is past, or a shared cause, comes first: it calls nobody. */
  static Gate of(StageCondition condition, List<Hold> holds, Mode mode) {
    return notNow(condition, holds).<Gate>map(Wait::new).orElseGet(() -> byHolds(holds, mode));
  }

  /**
   * The same after a person's approval, which lifts what asks; a mode that touches nothing stays.
   */
  static Gate approved(StageCondition condition, List<Hold> holds, Mode mode) {
    List<Hold> rest = holds.stream().filter(h -> h.reason().bearing() != Bearing.ASK).toList();
    return of(condition, rest, mode == Mode.APPROVE ? Mode.AUTO : mode);
  }

  private static Optional<Hold> notNow(StageCondition condition, List<Hold> holds) {
    return find(holds, Reason.STORM).or(() -> past(condition));
  }

  static Optional<Hold> past(StageCondition condition) {
    return switch (condition.recent()) {
      case TRUE -> Optional.empty();
      case FALSE ->
          Optional.of(new Hold(Reason.CONDITION_PAST, "it does not hold over the last minute"));
      case UNKNOWN ->
          Optional.of(new Hold(Reason.NOT_KNOWN, "the last minute is not known well enough"));
    };
  }

  private static Gate byHolds(List<Hold> holds, Mode mode) {
    return holds.stream()
        .max(Comparator.comparing(h -> h.reason().bearing()))
        .flatMap(Gate::blocking)
        .orElseGet(() -> byMode(mode, holds));
  }

  private static Optional<Gate> blocking(Hold hold) {
    return switch (hold.reason().bearing()) {
      case NOTE, ASK -> Optional.empty();
      case WAIT -> Optional.of(new Wait(hold));
      case IMPOSSIBLE -> Optional.of(new Impossible(hold));
      case PEOPLE -> Optional.of(new CallPeople(hold));
    };
  }

  private static Gate byMode(Mode mode, List<Hold> asking) {
    return switch (mode) {
      case OBSERVE -> new Wait(new Hold(Reason.OBSERVE_MODE, "the mode is observe"));
      case DRY_RUN -> new Rehearse();
      case APPROVE -> asked(asking).orElseGet(Gate::byModeAlone);
      case AUTO -> asked(asking).orElseGet(Go::new);
    };
  }

  /** A risk that has to be asked about says more than the mode. */
  private static Optional<Gate> asked(List<Hold> asking) {
    return asking.stream()
        .filter(hold -> hold.reason().bearing() == Bearing.ASK)
        .findFirst()
        .map(Ask::new);
  }

  private static Gate byModeAlone() {
    return new Ask(new Hold(Reason.NEEDS_APPROVAL, "the mode is approve"));
  }

  private static Optional<Hold> find(List<Hold> holds, Reason reason) {
    return holds.stream().filter(h -> h.reason() == reason).findFirst();
  }
}
