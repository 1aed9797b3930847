package dev.pulih.flow;

import dev.pulih.policy.Fleet;
import dev.pulih.policy.Fleet.Acting;
import dev.pulih.policy.Fleet.Doing;
import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.Ledger;
import dev.pulih.policy.Stage;
import dev.pulih.policy.Storm;
import dev.pulih.recover.Attempt;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.JudgingRestart;
import dev.pulih.recover.IncidentState.JudgingShift;
import dev.pulih.recover.IncidentState.Restarting;
import dev.pulih.recover.IncidentState.RollingOut;
import dev.pulih.recover.IncidentState.Shifting;
import dev.pulih.recover.IncidentState.Undoing;
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
        new Doing(acting(incidents), decided(incidents)),
        storm,
        breakers(incidents));
  }

  private static List<Acting> acting(List<Begun> incidents) {
    return incidents.stream()
        .filter(Fleets::acts)
        .map(s -> new Acting(s.facts().incident().service(), s.id()))
        .toList();
  }

  private static boolean acts(Begun state) {
    return state instanceof Restarting
        || state instanceof RollingOut
        || state instanceof JudgingRestart
        || state instanceof Shifting
        || state instanceof JudgingShift
        || state instanceof Undoing;
  }

  private static List<Instant> decided(List<Begun> incidents) {
    return incidents.stream()
        .flatMap(s -> s.facts().attempts().stream())
        .filter(Fleets::touched)
        .map(Attempt::at)
        .toList();
  }

  private static boolean touched(Attempt attempt) {
    return attempt.stage() != Stage.PEOPLE
        && attempt.result() != Attempt.Result.DRY_RUN
        && attempt.result() != Attempt.Result.REFUSED;
  }

  private static Set<String> breakers(List<Begun> incidents) {
    return incidents.stream()
        .flatMap(s -> s.facts().breaker().changes().stream())
        .map(Fleets::name)
        .collect(Collectors.toSet());
  }

  private static String name(WeightChange change) {
    return change.namespace() + "/" + change.name();
  }
}
