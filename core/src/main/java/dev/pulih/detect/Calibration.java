package dev.pulih.detect;

import java.time.Duration;

/**
 * How often a series may deviate by chance, and what it remembers of itself.
 *
 * @param findingsPerWeek at most so many findings a week on a series with nothing wrong
 * @param memory how long a series is remembered; the memory fades, it does not end, and is never
 *     less than 8,000 samples: 33 h at 15 s, 333 days at an hour
 * @param startSigmas from where a series' threshold starts, in standard deviations
 * @param leastSigmas below this nothing deviates, however quiet the series
 * @param apart ticks from one finding to the next on the same series, unless that is twice as bad
 * @param newLevelAfter ticks of a deviation after which it is the new level
 */
public record Calibration(
    double findingsPerWeek,
    Duration memory,
    double startSigmas,
    double leastSigmas,
    int apart,
    int newLevelAfter) {

  private static final Duration WEEK = Duration.ofDays(7);

  /** What spreads and means need, whatever the time between two samples. */
  private static final double FEWEST = 8000;

  public Calibration {
    Require.that(findingsPerWeek > 0, "findingsPerWeek must be positive; got %s.", findingsPerWeek);
    Require.positive("memory", memory);
    Require.that(leastSigmas > 0, "leastSigmas must be positive; got %s.", leastSigmas);
    Require.that(
        startSigmas >= leastSigmas,
        "startSigmas must be leastSigmas or more; got %s.",
        startSigmas);
    Require.that(apart >= 1, "apart must be 1 or more ticks; got %s.", apart);
    Require.that(newLevelAfter >= 1, "newLevelAfter must be 1 or more; got %s.", newLevelAfter);
  }

  /**
   * As shipped: for ticks of 15 s two findings are 25 min apart, and a level is new for an hour.
   */
  public static Calibration defaults() {
    return new Calibration(1, Duration.ofDays(28), 3, 1.5, 100, 240);
  }

  /** The same, with so many ticks of a deviation until it is the new level. */
  public Calibration newLevelAfter(int ticks) {
    return new Calibration(findingsPerWeek, memory, startSigmas, leastSigmas, apart, ticks);
  }

  /** How many checks a week has, with so much time from one to the next. */
  double checksPerWeek(Duration interval) {
    return (double) WEEK.toMillis() / interval.toMillis();
  }

  /** The findings that a check may be, with so much time from one to the next. */
  public double perCheck(Duration interval) {
    return Math.min(0.5, findingsPerWeek * interval.toMillis() / WEEK.toMillis());
  }

  /** The memory in samples, 8,000 at least. */
  public double samples(Duration interval) {
    return Math.max(FEWEST, (double) memory.toMillis() / interval.toMillis());
  }
}
