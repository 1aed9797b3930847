package dev.pulih.service;

import dev.pulih.recover.IncidentState.AwaitingApproval;
import dev.pulih.recover.IncidentState.Begun;
import java.time.Instant;
import java.util.Optional;

/**
 * The question about a proposed action that a person saw, told from others by its deadline.
 *
 * @param deadline until when it waits
 */
record Proposal(Instant deadline) {

  /** Whether an incident still waits with this question. */
  boolean asked(Begun state) {
    return state instanceof AwaitingApproval waiting && waiting.deadline().equals(deadline);
  }

  /** Whether nobody has approved it yet. */
  boolean open(Begun state) {
    return asked(state) && approvedBy(state).isEmpty();
  }

  String whyNotOpen(Begun state) {
    if (asked(state)) {
      return "it is approved already, by " + approvedBy(state).orElse("somebody");
    }
    return state instanceof AwaitingApproval
        ? "the button is of an older question; the newest message has the one of now"
        : "no action of it waits for a person any more";
  }

  private static Optional<String> approvedBy(Begun state) {
    return state instanceof AwaitingApproval waiting ? waiting.approvedBy() : Optional.empty();
  }
}
