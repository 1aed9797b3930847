package dev.pulih.policy;

import dev.pulih.signal.Autoscaling;
import dev.pulih.signal.Movement;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.TemplateChange;
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

  /** In this time actions are counted. */
  static final Duration HOUR = Duration.ofHours(1);

  /** A page has room for no more. */
  private static final int MOST_DIFFERENCES = 5;

  private final GuardLimits limits;

  /** Guards with these limits. */
  public Guards(GuardLimits limits) {
    this.limits = limits;
  }

  /** What holds any action of an incident of a service. */
  public List<Hold> anyAction(ServiceRef service, String incident, Fleet fleet, Instant now) {
    List<Hold> holds = new ArrayList<>();
    fleet.elsewhere().storm().map(Guards::storm).ifPresent(holds::add);
    holds.addAll(fleet.switches().holds(service, now));
    tooMany(incident, fleet.activity(), now).ifPresent(holds::add);
    ineffective(service, fleet.activity(), now).ifPresent(holds::add);
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
    long recent = activity.done().stream().filter(d -> d.at().isAfter(now.minus(HOUR))).count();
    boolean full = others >= limits.actions().atOnce() || recent >= limits.actions().perHour();
    return full ? Optional.of(tooMany(others, recent)) : Optional.empty();
  }

  /**
   * What holds any action for a service while something that it calls is anomalous, which was so
   * before what the action is about began.
   */
  public static Optional<Hold> downstreamFirst(ServiceRef service, Fleet fleet, Instant onset) {
    return fleet.elsewhere().downstreamFirst(service, onset).map(Guards::downstream);
  }

  private static Hold downstream(TroubleElsewhere.Onset first) {
    return new Hold(
        Reason.DOWNSTREAM_FIRST,
        first.service() + ", which it calls, is anomalous since " + first.since());
  }

  /** What did not help counts, not only what failed: a restart that comes off heals nothing yet. */
  private Optional<Hold> ineffective(ServiceRef service, Fleet.Activity activity, Instant now) {
    Instant after = now.minus(limits.ineffective().within());
    long inVain =
        activity.done().stream()
            .filter(d -> d.inVain() && d.service().equals(service) && d.at().isAfter(after))
            .count();
    return inVain >= limits.ineffective().count()
        ? Optional.of(ineffective(service, inVain))
        : Optional.empty();
  }

  private Hold ineffective(ServiceRef service, long inVain) {
    return new Hold(
        Reason.INEFFECTIVE,
        "%s: %d actions within %d min did not help, limit %d"
            .formatted(
                service,
                inVain,
                limits.ineffective().within().toMinutes(),
                limits.ineffective().count()));
  }

  private Hold tooMany(long others, long recent) {
    return new Hold(
        Reason.TOO_MANY_ACTIONS,
        "%d recoveries under way (limit %d), %d actions in the last hour (limit %d)"
            .formatted(others, limits.actions().atOnce(), recent, limits.actions().perHour()));
  }

  /**
   * What holds a restart of a workload whose pod template is newer than what ails it: the same
   * template fails again, and a person can undo it.
   */
  public Optional<Hold> newTemplate(WorkloadRef workload, Movement movement, Instant onset) {
    Instant after = onset.minus(limits.newTemplate());
    return movement
        .template()
        .filter(change -> !change.at().isAfter(onset) && change.at().isAfter(after))
        .map(change -> new Hold(Reason.NEW_TEMPLATE, newTemplate(workload, change)));
  }

  private static String newTemplate(WorkloadRef workload, TemplateChange change) {
    return "%s has a new pod template since %s (%s); undo it: kubectl -n %s rollout undo deployment/%s --to-revision=%d"
        .formatted(
            workload,
            change.at(),
            FirstFew.of(change.differences(), MOST_DIFFERENCES),
            workload.namespace(),
            workload.name(),
            change.from());
  }

  /** What holds a restart while an autoscaler adds or removes pods: two rollouts at once. */
  public static Optional<Hold> autoscaling(WorkloadRef workload, Movement movement) {
    return movement
        .autoscaling()
        .filter(Autoscaling::atWork)
        .map(
            scaler ->
                new Hold(
                    Reason.AUTOSCALING,
                    "HorizontalPodAutoscaler %s scales %s from %d to %d pods"
                        .formatted(scaler.name(), workload, scaler.current(), scaler.desired())));
  }

  /**
   * What holds a restart of a workload that restarts in a loop. A rollout counts once, whoever
   * started it; the kubelet's restarts count per container, so that pods that died once each are no
   * loop.
   */
  public Optional<Hold> restartLoop(WorkloadRef workload, Fleet fleet, Instant now) {
    Map<String, Long> counts = counts(workload, fleet, now.minus(limits.restarts().within()));
    long rollouts = counts.getOrDefault(RestartSeen.ROLLOUT, 0L);
    long worst =
        counts.entrySet().stream()
            .filter(Guards::isContainer)
            .mapToLong(Map.Entry::getValue)
            .max()
            .orElse(0);
    return rollouts + worst >= limits.restarts().count()
        ? Optional.of(loop(workload, rollouts, worst))
        : Optional.empty();
  }

  private static boolean isContainer(Map.Entry<String, Long> entry) {
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
        "%s: %d rollouts and %d restarts of one container within %d min, limit %d"
            .formatted(
                workload,
                rollouts,
                containers,
                limits.restarts().within().toMinutes(),
                limits.restarts().count()));
  }
}
