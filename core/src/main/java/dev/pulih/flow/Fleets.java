package dev.pulih.flow;

import dev.pulih.policy.Fleet;
import dev.pulih.policy.Fleet.Acting;
import dev.pulih.policy.Fleet.Activity;
import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.Ledger;
import dev.pulih.policy.Storm;
import dev.pulih.recover.Attempt;
import dev.pulih.recover.IncidentState.AwaitingApproval;
import dev.pulih.recover.IncidentState.AwaitingShift;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Closed;
import dev.pulih.recover.IncidentState.Degraded;
import dev.pulih.recover.IncidentState.JudgingRestart;
import dev.pulih.recover.IncidentState.JudgingShift;
import dev.pulih.recover.IncidentState.Open;
import dev.pulih.recover.IncidentState.Provisional;
import dev.pulih.recover.IncidentState.Resolved;
import dev.pulih.recover.IncidentState.Restarting;
import dev.pulih.recover.IncidentState.RollingOut;
import dev.pulih.recover.IncidentState.Shifting;
import dev.pulih.recover.IncidentState.Undoing;
import dev.pulih.recover.IncidentState.WithPeople;
import dev.pulih.recover.RestartOrder;
import dev.pulih.recover.WeightChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts together what the guards must know beyond one service. */
final class Fleets {

  private Fleets() {}

  static Fleet of(
      List<Begun> incidents,
      Ledger ledger,
      Optional<Storm> storm,
      GuardLimits.Restarts restarts,
      Instant now) {
    return new Fleet(
        ledger.switches(),
        ledger.restartsSince(now.minus(restarts.within())),
        new Activity(acting(incidents), decided(incidents)),
        storm,
        breakers(incidents));
  }

  private static List<Acting> acting(List<Begun> incidents) {
    return incidents.stream()
        .flatMap(s -> touches(s).map(objects -> new Acting(s.id(), objects)).stream())
        .toList();
  }

  /** The objects of the cluster on which an action of the incident is under way. */
  private static Optional<Set<String>> touches(Begun state) {
    return switch (state) {
      case Restarting s -> Optional.of(workload(s.order()));
      case RollingOut s -> Optional.of(workload(s.order()));
      case JudgingRestart s -> Optional.of(workload(s.order()));
      case Shifting s -> Optional.of(virtualServices(s.plan().changes()));
      case JudgingShift s -> Optional.of(virtualServices(s.plan().changes()));
      case Undoing s -> Optional.of(virtualServices(s.changes()));
      case Open _, AwaitingApproval _, AwaitingShift _, Degraded _ -> Optional.empty();
      case WithPeople _, Resolved _, Closed _, Provisional _ -> Optional.empty();
    };
  }

  private static Set<String> workload(RestartOrder order) {
    return Set.of(order.workload().toString());
  }

  private static Set<String> virtualServices(List<WeightChange> changes) {
    return changes.stream().map(WeightChange::virtualService).collect(Collectors.toSet());
  }

  private static List<Instant> decided(List<Begun> incidents) {
    return incidents.stream()
        .flatMap(s -> s.facts().attempts().stream())
        .filter(Fleets::touched)
        .map(Attempt::at)
        .toList();
  }

  private static boolean touched(Attempt attempt) {
    return attempt.result() != Attempt.Result.DRY_RUN && attempt.result() != Attempt.Result.REFUSED;
  }

  private static Set<String> breakers(List<Begun> incidents) {
    return virtualServices(
        incidents.stream().flatMap(s -> s.facts().breaker().changes().stream()).toList());
  }
}
