package dev.pulih.detect;

/**
 * How the deviations of all series keep to the rate that is wanted.
 *
 * @param fallback how many series have the stated fallback for a threshold, and not a calibrated
 *     one: they were checked less often than one finding is worth
 * @param findingsPerWeek of each of the others, in the mean of late; NaN while there were too few
 *     checks of them to tell
 */
public record Achieved(int fallback, double findingsPerWeek) {

  /** Of a rule that nobody calibrates. */
  public static Achieved none() {
    return new Achieved(0, Double.NaN);
  }
}
