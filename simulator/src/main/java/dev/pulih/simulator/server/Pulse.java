package dev.pulih.simulator.server;

import dev.pulih.simulator.world.Pace;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every duration of Pulih's configuration that belongs to the scenario's time, with its default: at
 * another pace all of them are divided by it, so that the same story is told in less time.
 */
public final class Pulse {
  private static final Map<String, Duration> DEFAULTS = new TreeMap<>();

  static {
    seconds(15, "interval", "kubernetes.refresh");
    seconds(5, "offset");
    seconds(14, "prometheus.timeouts.tick", "prometheus.timeouts.query");
    seconds(7, "prometheus.timeouts.connect");
    minutes(1, "windows.recent", "stages.actWithin", "detection.rules.no_ready_endpoint.for");
    minutes(2, "stages.restart.checkpoint", "stages.shift.checkpoint", "guards.storm.within");
    minutes(1, "detection.joint.every");
    minutes(2, "detection.rules.error_rate_anomaly.for", "detection.joint.aloneFor");
    minutes(3, "windows.evaluation", "stages.shift.for");
    minutes(5, "windows.condition", "windows.burn.pageShort", "detection.trust.inventoryAge");
    minutes(5, "stages.restart.for", "stages.restart.evaluateAfter");
    minutes(5, "stages.restart.rolloutDeadline", "stages.shift.evaluateAfter");
    minutes(5, "stages.shift.target.idleReadyFor", "approvals.expireAfter");
    minutes(5, "escalation.idleAfter", "escalation.waitForShift", "escalation.resolveAfter");
    minutes(5, "stages.shift.breaker.watchRelease");
    minutes(10, "guards.restartLoop.within");
    minutes(15, "escalation.pageAfter");
    minutes(15, "detection.deviation.keptOut", "detection.deviation.forgetAfter");
    minutes(30, "windows.burn.ticketShort");
    minutes(
        60,
        "stages.shift.breaker.remindAfter",
        "windows.burn.pageLong",
        "escalation.relapseWithin");
    minutes(360, "windows.burn.ticketLong");
    minutes(28 * 24 * 60, "detection.deviation.calibration.memory");
  }

  private Pulse() {}

  /**
   * A configuration in YAML with the durations at a pace.
   *
   * @param more further entries, by their dotted keys
   */
  public static String yaml(Pace pace, Map<String, String> more) {
    Map<String, String> keys = new TreeMap<>(at(pace));
    keys.putAll(more);
    return Yaml.nested(keys);
  }

  /** The durations at a pace, by their dotted keys; none at the usual one. */
  static Map<String, String> at(Pace pace) {
    Map<String, String> scaled = new TreeMap<>();
    if (!pace.equals(Pace.usual())) {
      DEFAULTS.forEach((key, usual) -> scaled.put(key, Yaml.duration(pace.toWorld(usual))));
    }
    return scaled;
  }

  private static void seconds(long count, String... keys) {
    for (String key : keys) {
      DEFAULTS.put(key, Duration.ofSeconds(count));
    }
  }

  private static void minutes(long count, String... keys) {
    seconds(count * 60, keys);
  }
}
