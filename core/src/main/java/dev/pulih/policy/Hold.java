package dev.pulih.policy;

/**
 * A refusal with its reason: what held an action back, and the sentence that a person reads.
 *
 * @param reason the kind of reason
 * @param detail who, what and why, in one sentence
 */
public record Hold(Reason reason, String detail) {

  @Override
  public String toString() {
    return reason + ": " + detail;
  }
}
