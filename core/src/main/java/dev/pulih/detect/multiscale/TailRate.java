package dev.pulih.detect.multiscale;

/**
 * A threshold that keeps to a rate of alarms on any series: each alarm raises it, each check
 * without one lowers it by so little that the two cancel out at the rate that is wanted (adaptive
 * conformal inference, Gibbs and Candès 2021, on the logarithm of the score, whose step is then a
 * share).
 *
 * <p>Whatever the series, the alarms among n checks are at most the wanted ones and those that it
 * takes to raise the threshold from its start to where it stays. Until there were as many checks as
 * one alarm is worth, it starts from a fixed threshold, and an alarm counts up to three times.
 */
final class TailRate {

  private static final double STEP = 0.15;
  private static final double HASTE = 2;

  private final double wanted;
  private final double start;
  private final double least;
  private final int raised;
  private final int expected;

  /**
   * Thresholds.
   *
   * @param wanted alarms per check, above 0 and below 1
   * @param start what they start from, in standard deviations
   * @param least what none goes below: less is not unusual, however quiet a series
   */
  TailRate(RowLayout layout, double wanted, double start, double least) {
    this.wanted = wanted;
    this.start = Math.log(start);
    this.least = Math.log(least);
    this.raised = layout.take(1);
    this.expected = layout.take(1);
  }

  /** What a score must reach. */
  double threshold(double[] table, int row) {
    return Math.exp(start + table[row + raised]);
  }

  /** Learns from a check whether it was an alarm. */
  void learn(double[] table, int row, boolean alarm) {
    double due = table[row + expected];
    double step = STEP * (1 + HASTE * Math.max(0, 1 - due));
    double moved = table[row + raised] + step * ((alarm ? 1 : 0) - wanted);
    table[row + raised] = Math.max(least - start, moved);
    table[row + expected] = Math.min(1, due + wanted);
  }
}
