package dev.pulih.service.web.page;

import dev.pulih.recover.Transition.Step;
import java.util.Set;

/** How pages call what happened in an incident. */
public final class StepWords {

  /** Events that are about messages alone. */
  private static final Set<String> MESSAGES =
      Set.of("told", "called", "not told", "withheld", "resend asked");

  private StepWords() {}

  /** The events that are about messages alone. */
  static Set<String> messages() {
    return MESSAGES;
  }

  /** The key of the name of a step. */
  public static String of(String step) {
    return of(Step.valueOf(step));
  }

  private static String of(Step step) {
    return switch (step) {
      case OPENED -> "step.opened";
      case SUSPECTED -> "step.suspected";
      case PASSED -> "step.passed";
      case IGNORED -> "step.ignored";
      case WAITING -> "step.waiting";
      case NOTED -> "step.noted";
      case HELD -> "step.held";
      case RESTART_DECIDED -> "step.restart-decided";
      case SHIFT_DECIDED -> "step.shift-decided";
      case WOULD_ACT -> "step.would-act";
      case APPROVAL_ASKED -> "step.approval-asked";
      case APPROVED -> "step.approved";
      case RESTART_ACCEPTED -> "step.restart-accepted";
      case ROLLED_OUT -> "step.rolled-out";
      case FIRST_VALUE -> "step.first-value";
      case EXTENDED -> "step.extended";
      case RECOVERED -> "step.recovered";
      case NOT_RECOVERED -> "step.not-recovered";
      case SHIFTED -> "step.shifted";
      case UNDO_DECIDED -> "step.undo-decided";
      case CALLED_OFF -> "step.called-off";
      case PAGED -> "step.paged";
      case WITH_PEOPLE -> "step.with-people";
      case RELAPSED -> "step.relapsed";
      case RESOLVED -> "step.resolved";
      case CLOSED -> "step.closed";
      case ACKNOWLEDGED -> "step.acknowledged";
      case RELEASING -> "step.releasing";
      case RELEASED -> "step.released";
      case REMINDED -> "step.reminded";
      case RELEASE_HARMS -> "step.release-harms";
      case RELEASE_JUDGED -> "step.release-judged";
    };
  }
}
