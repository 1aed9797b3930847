package dev.pulih.recover;

import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Transition.Step;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Incidents in every state, for tests of other packages. */
public final class States {

  private States() {}

  /** Each state at least once, also with a breaker in each way. */
  public static List<Begun> all() {
    return Pairs.states().stream().filter(Begun.class::isInstance).map(Begun.class::cast).toList();
  }

  /**
   * All that people are told when each event comes to each state, soon and late, and what is
   * answered to those who order something.
   */
  public static Set<String> said() {
    Set<String> said = new TreeSet<>();
    for (Begun state : all()) {
      for (IncidentEvent event : Pairs.events(state)) {
        Pairs.TIMES.forEach(now -> add(event, RecoveryMachine.next(state, event, now), said));
      }
    }
    return said;
  }

  /** Every step at which people are told something. */
  public static Set<Step> told() {
    Set<Step> told = EnumSet.noneOf(Step.class);
    for (Begun state : all()) {
      for (IncidentEvent event : Pairs.events(state)) {
        for (Instant now : Pairs.TIMES) {
          Transition next = RecoveryMachine.next(state, event, now);
          if (next.effects().stream().anyMatch(Effect.Tell.class::isInstance)) {
            told.add(next.step());
          }
        }
      }
    }
    return told;
  }

  private static void add(IncidentEvent event, Transition next, Set<String> said) {
    if (isOrder(event)) {
      said.add(next.why());
    }
    next.effects().forEach(effect -> headline(effect).ifPresent(said::add));
  }

  private static boolean isOrder(IncidentEvent event) {
    return event instanceof IncidentEvent.Approved
        || event instanceof IncidentEvent.Declined
        || event instanceof IncidentEvent.Acknowledged
        || event instanceof IncidentEvent.CalledFalse
        || event instanceof IncidentEvent.ClosedBy
        || event instanceof IncidentEvent.ReleaseRequested;
  }

  private static Optional<String> headline(Effect effect) {
    return switch (effect) {
      case Effect.Tell tell -> Optional.of(tell.headline());
      case Effect.Page page -> Optional.of(page.headline());
      case Effect.StandDown over -> Optional.of(over.headline());
      case Effect.Acknowledge taken -> Optional.of(taken.headline());
      case Effect.Announce _ -> Optional.empty();
      case Effect.CaptureEvidence _, Effect.Restart _, Effect.Shift _ -> Optional.empty();
      case Effect.Undo _, Effect.Release _ -> Optional.empty();
      case Effect.AskOpinion _, Effect.Draft _ -> Optional.empty();
    };
  }
}
