package dev.pulih.policy;

import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.WorkloadRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The guards: each one that holds an action says who, what and why. */
public final class Guards {

  private static final Duration HOUR = Duration.ofHours(1);

  private final GuardLimits limits;

  /** Guards with these limits. */
  public Guards(GuardLimits limits) {
    this.limits = limits;
  }

  /** What holds any action of an incident of a service. */
  public List<Hold> anyAction(ServiceRef service, String incident, Fleet fleet, Instant now) {
    List<Hold> holds = new ArrayList<>();
    fleet.storm().map(Guards::storm).ifPresent(holds::add);
    fleet.switches().hold(service, now).ifPresent(holds::add);
    tooMany(incident, fleet.activity(), now).ifPresent(holds::add);
    return holds;
  }

  private static Hold storm(Storm storm) {
    String detail = storm.members().size() + " services are anomalous since " + storm.since();
    return new Hold(Reason.STORM, detail);
  }

  /** What holds an action on an object on which another incident acts; services may share it. */
  public static Optional<Hold> busy(String object, String incident, Fleet fleet) {
    return fleet.activity().acting().stream()
        .filter(a -> a.objects().contains(object) && !a.incident().equals(incident))
        .findFirst()
        .map(a -> new Hold(Reason.OBJECT_BUSY, "incident " + a.incident() + " acts on " + object));
  }

  private Optional<Hold> tooMany(String incident, Fleet.Activity activity, Instant now) {
    long others = activity.acting().stream().filter(a -> !a.incident().equals(incident)).count();
    long recent = activity.decided().stream().filter(at -> at.isAfter(now.minus(HOUR))).count();
    boolean full = others >= limits.actions().atOnce() || recent >= limits.actions().perHour();
    return full ? Optional.of(tooMany(others, recent)) : Optional.empty();
  }

  private Hold tooMany(long others, long recent) {
    return new Hold(
        Reason.TOO_MANY_ACTIONS,
        "%d recoveries under way (limit %d), %d actions in the last hour (limit %d)"
            .formatted(others, limits.actions().atOnce(), recent, limits.actions().perHour()));
  }

  /**
   * What holds a restart of a workload that restarts in a loop. A rollout counts once, whoever
   * started it; the kubelet's restarts count per pod, so that pods that died once each are no loop.
   */
  public Optional<Hold> restartLoop(WorkloadRef workload, Fleet fleet, Instant now) {
    Map<String, Long> counts = counts(workload, fleet, now.minus(limits.restarts().within()));
    long rollouts = counts.getOrDefault(RestartSeen.ROLLOUT, 0L);
    long worst =
        counts.entrySet().stream()
            .filter(Guards::isPod)
            .mapToLong(Map.Entry::getValue)
            .max()
            .orElse(0);
    return rollouts + worst >= limits.restarts().count()
        ? Optional.of(loop(workload, rollouts, worst))
        : Optional.empty();
  }

  private static boolean isPod(Map.Entry<String, Long> entry) {
    return !entry.getKey().equals(RestartSeen.ROLLOUT);
  }

  private static Map<String, Long> counts(WorkloadRef workload, Fleet fleet, Instant after) {
    return fleet.restarts().stream()
        .filter(r -> r.workload().equals(workload) && r.at().isAfter(after))
        .collect(Collectors.groupingBy(RestartSeen::unit, Collectors.counting()));
  }

  private Hold loop(WorkloadRef workload, long rollouts, long containers) {
    return new Hold(
        Reason.RESTART_LOOP,
        "%s: %d rollouts and %d restarts of one pod within %d min, limit %d"
            .formatted(
                workload,
                rollouts,
                containers,
                limits.restarts().within().toMinutes(),
                limits.restarts().count()));
  }
}
