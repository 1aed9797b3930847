package dev.pulih.policy;

import java.time.Duration;

/**
 * The numbers by which an incident is recovered; an incident keeps those that it was opened under.
 *
 * @param restart of stage 1
 * @param shift of stage 2
 * @param escalation of stage 3
 * @param patience how long Pulih waits for others
 * @param advice what an analyst is asked, and what its verdict may do
 */
public record Policy(
    Restart restart, Shift shift, Escalation escalation, Patience patience, Advice advice) {

  /**
   * Stage 1.
   *
   * @param above share of a pod's requests that must fail for it, 0 to 1
   * @param podsLeft a rollout that may leave a smaller share of the pods needs a person, 0 to 1
   * @param rolloutWithin how long the rollout may take
   * @param judgement how its result is judged
   */
  public record Restart(
      double above, double podsLeft, Duration rolloutWithin, Judgement judgement) {}

  /**
   * Stage 2.
   *
   * @param above share of the service's requests that must fail for it, 0 to 1
   * @param target what a subset must show before it gets all traffic
   * @param p99Factor the P99 that counts as normal, as a multiple of the SLO
   * @param judgement how its result is judged
   * @param care what becomes of its breaker
   */
  public record Shift(
      double above, Target target, double p99Factor, Judgement judgement, Care care) {}

  /**
   * What becomes of a breaker.
   *
   * @param remindAfter how long people hear nothing of a breaker that is open
   * @param watchRelease how long its release is watched
   */
  public record Care(Duration remindAfter, Duration watchRelease) {

    /** An hour, and five minutes. */
    public static Care defaults() {
      return new Care(Duration.ofHours(1), Duration.ofMinutes(5));
    }
  }

  /**
   * What a subset must show before it gets all traffic.
   *
   * @param errorsBelow share of its requests that may fail, 0 to 1
   * @param headroom its capacity as a multiple of the load
   * @param idleReadyFor how long all pods of a subset without traffic must have been ready
   * @param allowIdleStandby whether such a subset needs no approval
   */
  public record Target(
      double errorsBelow, double headroom, Duration idleReadyFor, boolean allowIdleStandby) {}

  /**
   * How the result of an action is judged.
   *
   * @param after how long after the action took effect
   * @param checkpoint when a first value is read, for people to see
   * @param errorsBelow share of requests that may fail in a recovered service, 0 to 1
   * @param minRequests the fewest requests that say anything
   */
  public record Judgement(
      Duration after, Duration checkpoint, double errorsBelow, double minRequests) {}

  /**
   * When people are called.
   *
   * @param idleAfter a P1 that no stage addresses
   * @param pageAfter any P1, whatever runs; zero for never
   * @param waitForShift how long an incident waits for stage 2 after a stage 1 that did not help
   * @param relapseWithin how long after its end an incident can be reopened
   * @param routing who they are
   */
  public record Escalation(
      Duration idleAfter,
      Duration pageAfter,
      Duration waitForShift,
      Duration relapseWithin,
      Routing routing) {}

  /**
   * How long Pulih waits for others.
   *
   * @param actWithin how long after its decision an action may still be sent
   * @param approveWithin how long an approval can be given
   */
  public record Patience(Duration actWithin, Duration approveWithin) {

    /** How long a request without an answer may still be carried out: half of the time to act. */
    public Duration inFlight() {
      return actWithin.dividedBy(2);
    }
  }

  /** Who hears of an incident. */
  public Routing routing() {
    return escalation.routing();
  }

  /** The same with others who hear of an incident. */
  public Policy with(Routing other) {
    Escalation same = escalation;
    return new Policy(
        restart,
        shift,
        new Escalation(
            same.idleAfter(), same.pageAfter(), same.waitForShift(), same.relapseWithin(), other),
        patience,
        advice);
  }

  /** The same with other numbers about breakers. */
  public Policy with(Care other) {
    Shift same = shift;
    return new Policy(
        restart,
        new Shift(same.above(), same.target(), same.p99Factor(), same.judgement(), other),
        escalation,
        patience,
        advice);
  }

  /** The same with other numbers about the analyst. */
  public Policy with(Advice other) {
    return new Policy(restart, shift, escalation, patience, other);
  }

  /** The numbers that were asked for. */
  public static Policy defaults() {
    Duration five = Duration.ofMinutes(5);
    Judgement judgement = new Judgement(five, Duration.ofMinutes(2), 0.05, 20);
    return new Policy(
        new Restart(0.10, 0.5, five, judgement),
        new Shift(0.20, new Target(0.05, 1.2, five, false), 2.0, judgement, Care.defaults()),
        new Escalation(
            five, Duration.ofMinutes(15), five, Duration.ofMinutes(60), Routing.defaults()),
        new Patience(Duration.ofMinutes(1), five),
        Advice.defaults());
  }
}
