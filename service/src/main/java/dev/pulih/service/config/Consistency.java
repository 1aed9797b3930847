package dev.pulih.service.config;

import static dev.pulih.service.config.yaml.Constraint.advise;
import static dev.pulih.service.config.yaml.Constraint.less;
import static dev.pulih.service.config.yaml.Constraint.notLonger;
import static dev.pulih.service.config.yaml.Constraint.require;
import static dev.pulih.service.config.yaml.Constraint.shorter;

import dev.pulih.policy.Lookback;
import dev.pulih.service.config.yaml.Constraint;
import dev.pulih.service.config.yaml.Durations;
import java.time.Duration;
import java.util.List;

/** What must hold between keys: the combinations that could not work, or not as they were meant. */
final class Consistency {

  static final List<Constraint> CONSTRAINTS =
      List.of(
          shorter("offset", "interval", "a tick must not look before the tick before it"),
          notLonger("prometheus.timeouts.tick", "interval", "ticks must not overlap"),
          notLonger("prometheus.timeouts.query", "prometheus.timeouts.tick", "it is part of it"),
          notLonger("prometheus.timeouts.connect", "prometheus.timeouts.query", "it is part of it"),
          shorter("interval", "detection.trust.freshness", "each tick needs a fresh sample"),
          notLonger(
              "kubernetes.refresh", "detection.trust.inventoryAge", "else it is always too old"),
          shorter("interval", "windows.recent", "a window must hold several ticks"),
          shorter(
              "windows.recent", "windows.condition", "the recent one proves that it still is so"),
          shorter(
              "windows.recent", "windows.evaluation", "a result is judged over more than a moment"),
          shorter(
              "windows.burn.pageShort", "windows.burn.pageLong", "it proves that it has not ended"),
          shorter(
              "windows.burn.ticketShort",
              "windows.burn.ticketLong",
              "it proves that it has not ended"),
          shorter("windows.burn.pageLong", "windows.burn.ticketLong", "a page reacts faster"),
          urgent("error_rate"),
          urgent("p99"),
          urgent("kafka_lag"),
          urgent("db_connections"),
          urgent("burn_rate"),
          judged("stages.restart"),
          judged("stages.shift"),
          shorter(
              "stages.restart.checkpoint", "stages.restart.evaluateAfter", "it is a first value"),
          shorter("stages.shift.checkpoint", "stages.shift.evaluateAfter", "it is a first value"),
          notAbove("stages.restart.recoveredBelow", "stages.restart.above"),
          notAbove("stages.shift.recoveredBelow", "stages.shift.above"),
          notAbove("stages.shift.target.errorsBelow", "stages.shift.above"),
          less("stages.restart.above", "stages.shift.above", "stage 2 is the heavier one"),
          shorter("interval", "stages.shift.breaker.remindAfter", "ticks look whether it is due"),
          notLonger(
              "windows.condition",
              "stages.shift.breaker.watchRelease",
              "the window must not reach back to before the release"),
          shorter("interval", "stages.actWithin", "an action is sent between two ticks"),
          notMore("guards.storm.minServices", "guards.storm.services"),
          remembered(),
          shorter("interval", "guards.storm.within", "services join a storm tick by tick"),
          renewed(),
          kept("incidents", "guards.ineffective.within", "a guard counts actions in vain"),
          kept("incidents", "escalation.relapseWithin", "a relapse reopens an incident"),
          kept("incidents", "verdicts.cooldown", "nobody is asked again so soon"),
          kept("incidents", Duration.ofHours(1), "a guard counts the actions of an hour"),
          kept("restarts", "guards.restartLoop.within", "a guard counts restarts"),
          kept("restarts", Lookback.RESTARTS, "briefings name them"),
          kept("aiCalls", Lookback.CALLS, "a month's budget is their sum"),
          notLonger("leadership.retry", "leadership.renew", "a standby looks as often as it can"),
          pagesAfterStages());

  private Consistency() {}

  private static Constraint urgent(String rules) {
    String rule = "detection.rules." + rules;
    return less(rule + "_p2.above", rule + "_p1.above", "P1 is the more urgent");
  }

  private static Constraint judged(String stage) {
    return notLonger(
        "windows.evaluation",
        stage + ".evaluateAfter",
        "the window must not reach back to before the action");
  }

  private static Constraint notAbove(String key, String bound) {
    return require(
        key + " at most " + bound + ": else a result could be good and bad at once",
        v -> v.number(key) <= v.number(bound),
        key,
        bound);
  }

  private static Constraint notMore(String key, String bound) {
    return require(
        key + " at most " + bound + ": it is the floor of the share",
        v -> v.number(key) <= v.number(bound),
        key,
        bound);
  }

  private static Constraint remembered() {
    String key = "guards.restartLoop.within";
    return require(
        key + " at most 1h: for so long restarts are remembered",
        v -> v.duration(key).compareTo(Duration.ofHours(1)) <= 0,
        key);
  }

  private static Constraint kept(String records, String than, String because) {
    String key = "retention." + records;
    return require(
        key + " not shorter than " + than + ", or 0: " + because,
        v -> v.duration(key).isZero() || v.duration(key).compareTo(v.duration(than)) >= 0,
        key,
        than);
  }

  private static Constraint kept(String records, Duration least, String because) {
    String key = "retention." + records;
    return require(
        key + " at least " + Durations.text(least) + ", or 0: " + because,
        v -> v.duration(key).isZero() || v.duration(key).compareTo(least) >= 0,
        key);
  }

  private static Constraint renewed() {
    String lease = "leadership.lease";
    String renew = "leadership.renew";
    return require(
        renew + " at most a third of " + lease + ": else one lost answer ends the lead",
        v -> v.duration(renew).multipliedBy(3).compareTo(v.duration(lease)) <= 0,
        renew,
        lease);
  }

  /** A page before the first stage could have started makes the stages pointless. */
  private static Constraint pagesAfterStages() {
    return advise(
        "escalation.pageAfter longer than stages.restart.for: else people are paged before stage 1",
        v ->
            v.duration("escalation.pageAfter").isZero()
                || v.duration("escalation.pageAfter").compareTo(v.duration("stages.restart.for"))
                    > 0,
        "escalation.pageAfter",
        "stages.restart.for");
  }
}
