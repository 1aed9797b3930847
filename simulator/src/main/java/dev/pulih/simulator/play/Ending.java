package dev.pulih.simulator.play;

import dev.pulih.policy.Stage;
import dev.pulih.recover.Attempt;
import dev.pulih.recover.Attempt.Result;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Provisional;
import dev.pulih.recover.IncidentState.Resolved;
import dev.pulih.signal.ServiceRef;
import dev.pulih.simulator.scenario.GroundTruth;
import dev.pulih.simulator.scenario.GroundTruth.End;
import dev.pulih.simulator.scenario.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a play ended, read from its incidents and pages alone.
 *
 * @param end how
 * @param services the services that had an incident
 * @param actions how many changes to the cluster were decided
 * @param paged how many incidents paged people
 */
public record Ending(End end, Set<ServiceRef> services, long actions, long paged) {

  public Ending {
    services = Set.copyOf(services);
  }

  /** The ending of a play. */
  public static Ending of(Play play) {
    List<Begun> incidents =
        play.incidents().stream().filter(state -> !(state instanceof Provisional)).toList();
    return new Ending(end(incidents), services(incidents), actions(incidents), paged(incidents));
  }

  /** Whether a scenario ended as its truth says, with incidents only where something was wrong. */
  public static boolean fits(Ending ending, Scenario scenario) {
    GroundTruth truth = scenario.truth();
    boolean justified = ending.end() == End.STORM || truth.faulty().containsAll(ending.services());
    return ending.end() == truth.end() && justified;
  }

  private static End end(List<Begun> incidents) {
    if (incidents.stream().anyMatch(Ending::isStorm)) {
      return actions(incidents) == 0 && paged(incidents) == 1 ? End.STORM : End.PEOPLE;
    }
    if (paged(incidents) > 0) {
      return End.PEOPLE;
    }
    return incidents.isEmpty() ? End.NOTHING : over(incidents);
  }

  private static End over(List<Begun> incidents) {
    boolean open = incidents.stream().anyMatch(s -> !(s instanceof Resolved));
    Optional<Stage> helped = incidents.stream().flatMap(s -> helped(s).stream()).findFirst();
    return open
        ? End.PEOPLE
        : helped
            .map(s -> s == Stage.RESTART ? End.RECOVERED_BY_RESTART : End.RECOVERED_BY_SHIFT)
            .orElse(End.HEALED);
  }

  private static Optional<Stage> helped(Begun state) {
    return state.facts().latest().filter(Attempt::helped).map(Attempt::stage);
  }

  private static boolean isStorm(Begun state) {
    return state.facts().incident().isStorm();
  }

  private static Set<ServiceRef> services(List<Begun> incidents) {
    return incidents.stream().map(s -> s.facts().incident().service()).collect(Collectors.toSet());
  }

  private static long actions(List<Begun> incidents) {
    return incidents.stream()
        .flatMap(s -> s.facts().attempts().stream())
        .filter(a -> a.result() != Result.DRY_RUN && a.result() != Result.REFUSED)
        .count();
  }

  private static long paged(List<Begun> incidents) {
    return incidents.stream().filter(s -> s.facts().alarm().paged()).count();
  }
}
