package dev.pulih.recover;

import dev.pulih.detect.StageCondition;
import dev.pulih.policy.Stage;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Degraded;
import dev.pulih.recover.IncidentState.WithPeople;
import java.util.Optional;

/** What follows for a stage from a tick, in one sentence. */
final class Outcomes {

  private Outcomes() {}

  static String of(
      Stage stage, StageCondition condition, Optional<Choice> due, Optional<Begun> incident) {
    return notNow(stage, condition, incident)
        .orElseGet(() -> due.map(choice -> of(choice.gate())).orElse("no incident is open yet"));
  }

  private static Optional<String> notNow(
      Stage stage, StageCondition condition, Optional<Begun> incident) {
    return incident
        .filter(state -> state.facts().tried(stage))
        .map(_ -> "was tried in this incident already")
        .or(() -> incident.flatMap(state -> elsewhere(stage, state)))
        .or(() -> notDue(condition));
  }

  /** States in which no stage begins, whatever its condition. */
  private static Optional<String> elsewhere(Stage stage, Begun state) {
    return switch (state) {
      case WithPeople s when stage == Stage.SHIFT || !s.restartAllowed() ->
          Optional.of("the incident is with people, and a person ends it");
      case Degraded _ -> Optional.of("the service recovered, and is watched until it is calm");
      case IncidentState.Restarting _,
          IncidentState.RollingOut _,
          IncidentState.JudgingRestart _,
          IncidentState.Shifting _,
          IncidentState.JudgingShift _,
          IncidentState.Undoing _ ->
          Optional.of("another action of this incident is under way");
      case WithPeople _,
          IncidentState.Open _,
          IncidentState.AwaitingApproval _,
          IncidentState.AwaitingShift _,
          IncidentState.Resolved _,
          IncidentState.Closed _,
          IncidentState.Provisional _ ->
          Optional.empty();
    };
  }

  private static Optional<String> notDue(StageCondition condition) {
    return switch (condition.phase()) {
      case ABSENT -> Optional.of("is not due: its condition is not true");
      case MATURING ->
          Optional.of("is not due yet: its condition is true since " + condition.since());
      case UNKNOWN -> Optional.of("is not due: its condition is not known");
      case MATURED -> Optional.empty();
    };
  }

  private static String of(Gate gate) {
    return switch (gate) {
      case Gate.Go _ -> "acts";
      case Gate.Rehearse _ -> "would act; the mode is dry-run";
      case Gate.Ask(var hold) -> "asks a person (" + hold + ")";
      case Gate.Wait(var hold) -> "is held (" + hold + ")";
      case Gate.Impossible(var hold) -> "cannot help (" + hold + ")";
      case Gate.CallPeople(var hold) -> "calls people (" + hold + ")";
    };
  }
}
