package dev.pulih.detect.multiscale;

/**
 * A threshold that keeps to a rate of alarms on any series: each alarm raises it, each check
 * without one lowers it by so little that the two cancel out at the rate that is wanted (adaptive
 * conformal inference, Gibbs and Candès 2021, on the logarithm of the score, whose step is then a
 * share): {@code threshold *= exp(step · (alarm − wanted))}.
 *
 * <p>Whatever the series, the alarms among n checks are at most the n · wanted ones, 3 for the
 * beginning, and those that it takes to raise the threshold from its start to where it then is:
 * ln(threshold ÷ start) ÷ {@value #STEP}. Until there were as many checks as one alarm is worth, it
 * moves faster, at first by five times that step: the start is a guess, and a series with a heavy
 * tail must not need many alarms to correct it. O(1) for a check, two numbers for a series.
 */
public final class TailRate {

  private static final double STEP = 0.15;
  private static final double HASTE = 4;

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
  public TailRate(RowLayout layout, double wanted, double start, double least) {
    this.wanted = wanted;
    this.start = start;
    this.least = least / start - 1;
    this.raised = layout.take(1);
    this.expected = layout.take(1);
  }

  /** What a score must reach. */
  public double threshold(double[] table, int row) {
    return start * (1 + table[row + raised]);
  }

  /**
   * Whether it was checked as often as one alarm is worth; until then the threshold is the start
   * that was stated, as hastily corrected.
   */
  public boolean calibrated(double[] table, int row) {
    return table[row + expected] >= 1;
  }

  /** Learns from a check whether it was an alarm. */
  public void learn(double[] table, int row, boolean alarm) {
    double due = table[row + expected];
    double step = STEP * (1 + HASTE * Math.max(0, 1 - due));
    double factor = alarm ? Math.exp(step * (1 - wanted)) : almostExp(-step * wanted);
    table[row + raised] = Math.max(least, factor * (1 + table[row + raised]) - 1);
    table[row + expected] = Math.min(1, due + wanted);
  }

  /** The exponential of what is next to nothing, from above: e⁻ʸ ≤ 1 − y + y² ÷ 2. */
  private static double almostExp(double y) {
    return 1 + y * (1 + y / 2);
  }
}
