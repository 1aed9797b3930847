package dev.pulih.flow;

import dev.pulih.policy.Fleet;
import dev.pulih.policy.Fleet.Acting;
import dev.pulih.policy.Fleet.Activity;
import dev.pulih.policy.Fleet.Done;
import dev.pulih.policy.TroubleElsewhere;
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
import dev.pulih.signal.ServiceRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts together what the guards must know beyond one service. */
final class Fleets {

  private Fleets() {}

  static Fleet of(List<Begun> incidents, Remembered remembered, TroubleElsewhere elsewhere) {
    return new Fleet(
        remembered.switches(),
        remembered.restarts(),
        new Activity(acting(incidents), done(incidents)),
        elsewhere,
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

  private static List<Done> done(List<Begun> incidents) {
    return incidents.stream().flatMap(Fleets::done).toList();
  }

  private static Stream<Done> done(Begun state) {
    ServiceRef service = state.facts().incident().service();
    return state.facts().attempts().stream()
        .filter(Fleets::touched)
        .map(attempt -> new Done(service, attempt.at(), inVain(attempt)));
  }

  /** What is under way is judged in the same step that decides what follows, if it is in vain. */
  private static boolean inVain(Attempt attempt) {
    return switch (attempt.result()) {
      case NOT_RECOVERED, INCONCLUSIVE, RELAPSED, UNDER_WAY -> true;
      case RECOVERED, REFUSED, DRY_RUN -> false;
    };
  }

  private static boolean touched(Attempt attempt) {
    return attempt.result() != Attempt.Result.DRY_RUN && attempt.result() != Attempt.Result.REFUSED;
  }

  private static Set<String> breakers(List<Begun> incidents) {
    return virtualServices(
        incidents.stream().flatMap(s -> s.facts().breaker().changes().stream()).toList());
  }
}
