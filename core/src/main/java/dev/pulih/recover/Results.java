package dev.pulih.recover;

import dev.pulih.policy.Policy;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.JudgingRestart;
import dev.pulih.recover.IncidentState.JudgingShift;
import dev.pulih.recover.IncidentState.RollingOut;
import dev.pulih.recover.Situation.Progress;
import dev.pulih.recover.Situation.Restarted;
import dev.pulih.recover.Situation.Shifted;
import dev.pulih.signal.Pod;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Subset;
import dev.pulih.signal.Truth;
import dev.pulih.signal.Workload;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** How the result of an action under way shows. What was seen before it says nothing about it. */
final class Results {

  /** Nothing was restarted. */
  static final Restarted NO_RESTART =
      new Restarted(Progress.UNKNOWN, Reading.unknown(Reading.Why.NO_DATA));

  /** Nothing was shifted. */
  static final Shifted NO_SHIFT =
      new Shifted(Reading.unknown(Reading.Why.NO_DATA), Truth.UNKNOWN, Truth.UNKNOWN);

  private Results() {}

  static Restarted restarted(Sight sight, Optional<Begun> state) {
    return state
        .flatMap(Results::order)
        .flatMap(
            order -> sight.here().map(here -> restarted(sight, here, order, generation(state))))
        .orElse(NO_RESTART);
  }

  private static Optional<RestartOrder> order(Begun state) {
    return switch (state) {
      case RollingOut s -> Optional.of(s.order());
      case JudgingRestart s -> Optional.of(s.order());
      case Begun _ -> Optional.empty();
    };
  }

  private static long generation(Optional<Begun> state) {
    return state
        .filter(s -> s instanceof RollingOut)
        .map(s -> ((RollingOut) s).generation())
        .orElse(0L);
  }

  private static Restarted restarted(
      Sight sight, ServiceInventory here, RestartOrder order, long generation) {
    Progress progress =
        here.workload(order.workload()).map(w -> progress(w, generation)).orElse(Progress.UNKNOWN);
    return new Restarted(progress, newPods(sight, here, order));
  }

  /** An inventory from before the restart shows an older generation. */
  private static Progress progress(Workload workload, long generation) {
    if (workload.rollout().generation() < generation) {
      return Progress.UNKNOWN;
    }
    if (workload.rolledOut()) {
      return Progress.COMPLETE;
    }
    return workload.rollout().deadlineExceeded() ? Progress.STUCK : Progress.ROLLING;
  }

  private static Reading newPods(Sight sight, ServiceInventory here, RestartOrder order) {
    Policy.Judgement judgement = sight.rules().policy().restart().judgement();
    return PodShares.of(madeBy(here, order), sight.readings(), Span.EVALUATION)
        .errorRate(
            sight.rules().windows().evaluationSeconds(),
            judgement.minRequests(),
            sight.rules().knownShare());
  }

  /** Kubernetes writes creation times in whole seconds. */
  private static List<Pod> madeBy(ServiceInventory here, RestartOrder order) {
    Instant from = order.restartedAt().truncatedTo(ChronoUnit.SECONDS);
    return here.running().stream()
        .filter(p -> p.workload().equals(order.workload()))
        .filter(p -> !p.health().createdAt().isBefore(from))
        .toList();
  }

  static Shifted shifted(Sight sight, Optional<Begun> state) {
    return state
        .filter(s -> s instanceof JudgingShift)
        .map(s -> (JudgingShift) s)
        .filter(s -> sight.inventory().at().isAfter(s.evaluation().began()))
        .flatMap(s -> sight.here().map(here -> shifted(sight, here, s.plan())))
        .orElse(NO_SHIFT);
  }

  private static Shifted shifted(Sight sight, ServiceInventory here, ShiftPlan plan) {
    return new Shifted(target(sight, here, plan), normal(sight), inPlace(here, plan));
  }

  private static Reading target(Sight sight, ServiceInventory here, ShiftPlan plan) {
    Policy.Judgement judgement = sight.rules().policy().shift().judgement();
    List<Pod> pods =
        here.subsets().stream()
            .filter(s -> s.name().equals(plan.target()))
            .map(Subset::selector)
            .flatMap(labels -> here.running().stream().filter(p -> p.matches(labels)))
            .toList();
    return PodShares.of(pods, sight.readings(), Span.CONDITION)
        .errorRate(
            sight.rules().windows().conditionSeconds(),
            judgement.minRequests(),
            sight.rules().knownShare());
  }

  /** All traffic goes to the target, so the service's latency is the target's. */
  private static Truth normal(Sight sight) {
    Readings readings = sight.readings();
    double limit = sight.rules().policy().shift().p99Factor() * sight.watched().slo().p99Seconds();
    return readings.of(Signals.P99_LATENCY, sight.service()).test(p99 -> p99 < limit);
  }

  private static Truth inPlace(ServiceInventory here, ShiftPlan plan) {
    return plan.changes().stream()
        .map(change -> WeightsSeen.of(here.routes(), change))
        .map(
            seen ->
                seen == WeightsSeen.UNREADABLE
                    ? Truth.UNKNOWN
                    : Truth.of(seen == WeightsSeen.AFTER))
        .reduce(Truth.TRUE, Truth::and);
  }
}
