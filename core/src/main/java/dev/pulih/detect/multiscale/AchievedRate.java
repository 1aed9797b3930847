package dev.pulih.detect.multiscale;

/**
 * How often the checks of many series were alarms of late, to be held against what was wanted:
 * {@code r = A ÷ N}, with {@code A = k·A + alarms} and {@code N = k·N + checks} at each tick and
 * {@code k = 1 − 1 ÷ memory}, the exponential forgetting of {@link LongRun}. O(1) for a tick and in
 * space, however many series there are.
 *
 * <p>It is unknown until there were as many checks as one alarm is worth, {@code N · wanted ≥ 1}:
 * an alarm among the first checks would be read as hundreds a week. With 40 series, a tick every 15
 * s and one alarm per series and week wanted that takes 40,320 ÷ 40 = 1,008 ticks, some four hours.
 */
public final class AchievedRate {

  private final double kept;
  private final double wanted;
  private double checks;
  private double alarms;

  /**
   * Of nothing yet.
   *
   * @param memory in ticks
   * @param wanted alarms per check, above 0 and below 1
   */
  public AchievedRate(double memory, double wanted) {
    this.kept = 1 - 1 / memory;
    this.wanted = wanted;
  }

  /** A tick with so many checks, of which so many were alarms. */
  public void next(int checked, int alarmed) {
    checks = kept * checks + checked;
    alarms = kept * alarms + alarmed;
  }

  /** Alarms per check; NaN while there were too few checks to tell. */
  public double perCheck() {
    return checks * wanted < 1 ? Double.NaN : alarms / checks;
  }
}
