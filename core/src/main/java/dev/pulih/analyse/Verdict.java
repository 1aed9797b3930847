package dev.pulih.analyse;

/**
 * An opinion on an anomaly. Advice only: nothing in it is ever executed.
 *
 * @param isAnomaly whether the analyst takes it for one
 * @param confidence 0 to 100
 * @param rootCause the most likely cause, at most two sentences; untrusted text
 * @param recommendedAction what a person should do; untrusted text
 * @param autoRecoverable whether the analyst thinks that it can be recovered automatically
 */
public record Verdict(
    boolean isAnomaly,
    int confidence,
    String rootCause,
    String recommendedAction,
    boolean autoRecoverable) {

  public Verdict {
    if (confidence < 0 || confidence > 100) {
      throw new IllegalArgumentException("A confidence is 0 to 100; got " + confidence + ".");
    }
  }
}
