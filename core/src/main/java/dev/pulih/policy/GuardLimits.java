package dev.pulih.policy;

import java.time.Duration;
import java.time.Instant;

/**
 * The limits of the guards.
 *
 * @param restarts how many restarts of a workload are a loop
 * @param storm how many services at once are a shared cause
 * @param actions how much Pulih does at once
 * @param ineffective how often it may do what does not help
 * @param newTemplate for so long a new pod template is suspected of what begins after it
 */
public record GuardLimits(
    Restarts restarts,
    StormLimits storm,
    Actions actions,
    Ineffective ineffective,
    Duration newTemplate) {

  /**
   * Restart loop.
   *
   * @param count so many restarts of one workload
   * @param within in this time stop automatic recovery
   */
  public record Restarts(int count, Duration within) {}

  /**
   * Storm. The share has a floor, or a small fleet would call any two services a storm.
   *
   * @param services so many services
   * @param share or this share of all services, 0 to 1
   * @param minServices but at least so many
   * @param within becoming anomalous in this time
   */
  public record StormLimits(int services, double share, int minServices, Duration within) {

    /** A cause spreads: what begins up to so many times {@code within} after it belongs to it. */
    private static final int SPREADING = 5;

    /** Until when what begins belongs to a storm that was declared at an instant. */
    public Instant joinUntil(Instant since) {
      return since.plus(within.multipliedBy(SPREADING));
    }
  }

  /**
   * How much Pulih does.
   *
   * @param atOnce recoveries under way at one time
   * @param perHour actions within an hour
   */
  public record Actions(int atOnce, int perHour) {}

  /**
   * Actions without effect.
   *
   * @param count so many actions for one service that did not help
   * @param within in this time stop automatic recovery
   */
  public record Ineffective(int count, Duration within) {}

  /** The limits that ship. */
  public static GuardLimits defaults() {
    return new GuardLimits(
        new Restarts(3, Duration.ofMinutes(10)),
        new StormLimits(5, 0.30, 3, Duration.ofMinutes(2)),
        new Actions(2, 6),
        new Ineffective(3, Duration.ofHours(4)),
        Duration.ofMinutes(30));
  }
}
