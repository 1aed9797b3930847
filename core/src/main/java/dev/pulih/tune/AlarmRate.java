package dev.pulih.tune;

import java.time.Duration;

/**
 * The alarms that are wanted at most, of one rule of one service.
 *
 * <p>Idea: what was never seen is no proof that it never comes. If the weeks to come are like those
 * of the history, a threshold that raised k alarms in T weeks raises (k + 1) ÷ T a week on average
 * at most: the next peak is as likely as any of those before to be among the k + 1 highest (Vovk,
 * Gammerman, Shafer, <i>Algorithmic Learning in a Random World</i>, 2005, chapter 2). So one alarm
 * more than was counted must be within the rate, and no rate below 1 ÷ T can be promised at all.
 *
 * <p>With one alarm a week wanted, four known weeks allow three alarms, one week none, and less
 * than a week promises nothing.
 *
 * @param perWeek how many in a known week
 */
public record AlarmRate(double perWeek) {

  private static final Duration WEEK = Duration.ofDays(7);

  public AlarmRate {
    if (!(perWeek > 0 && Double.isFinite(perWeek))) {
      throw new IllegalArgumentException(
          "The alarms per week must be a number over 0; got " + perWeek + ".");
    }
  }

  /** Whether a threshold that raised so many alarms in so much known time keeps to it. */
  public boolean allows(long alarms, Duration known) {
    return alarms + 1 <= perWeek * weeks(known);
  }

  /** The known time that this rate needs before anything can be promised. */
  public Duration leastHistory() {
    return Duration.ofMillis((long) Math.ceil(WEEK.toMillis() / perWeek));
  }

  /** How many weeks a time is. */
  static double weeks(Duration known) {
    return (double) known.toMillis() / WEEK.toMillis();
  }
}
