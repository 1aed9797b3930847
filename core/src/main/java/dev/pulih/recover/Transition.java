package dev.pulih.recover;

import java.util.ArrayList;
import java.util.List;

/**
 * What an event leads to.
 *
 * @param state the state after it
 * @param effects what is to be done, in order
 * @param step what happened, by name
 * @param why the sentence that a person reads
 */
public record Transition(IncidentState state, List<Effect> effects, Step step, String why) {

  public Transition {
    effects = List.copyOf(effects);
  }

  /** What happened. */
  public enum Step {
    OPENED,
    SUSPECTED,
    PASSED,
    IGNORED,
    /** Only a clock of the incident moved. */
    WAITING,
    NOTED,
    HELD,
    RESTART_DECIDED,
    SHIFT_DECIDED,
    WOULD_ACT,
    APPROVAL_ASKED,
    APPROVED,
    RESTART_ACCEPTED,
    ROLLED_OUT,
    FIRST_VALUE,
    EXTENDED,
    RECOVERED,
    NOT_RECOVERED,
    SHIFTED,
    UNDO_DECIDED,
    CALLED_OFF,
    PAGED,
    WITH_PEOPLE,
    RELAPSED,
    RESOLVED,
    CLOSED,
    ACKNOWLEDGED,
    RELEASING,
    RELEASED,
    REMINDED,
    RELEASE_HARMS,
    RELEASE_JUDGED
  }

  static Transition to(IncidentState state, Step step, String why, Effect... effects) {
    return new Transition(state, List.of(effects), step, why);
  }

  static Transition ignored(IncidentState state, String why) {
    return to(state, Step.IGNORED, why);
  }

  Transition with(List<Effect> others) {
    return new Transition(state, others, step, why);
  }

  Transition and(List<Effect> more) {
    List<Effect> all = new ArrayList<>(effects);
    all.addAll(more);
    return new Transition(state, all, step, why);
  }

  /** A change of state is never ignored. */
  Transition noted() {
    return matters() ? this : new Transition(state, effects, Step.WAITING, why);
  }

  /** Whether it must be recorded: it changed the state, or something is to be done. */
  public boolean matters() {
    return step != Step.IGNORED;
  }
}
