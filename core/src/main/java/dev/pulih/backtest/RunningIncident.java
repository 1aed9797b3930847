package dev.pulih.backtest;

import dev.pulih.backtest.Deed.What;
import dev.pulih.backtest.RehearsedIncident.End;
import dev.pulih.backtest.RehearsedIncident.Opening;
import dev.pulih.detect.Severity;
import dev.pulih.policy.Stage;
import dev.pulih.recover.Attempt;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.Facts;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Transition.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An incident of a backtest while it goes on: its events, as what would have been done. */
final class RunningIncident {

  private static final Set<Step> CALLS = Set.of(Step.PAGED, Step.WITH_PEOPLE);

  private final Opening opened;
  private final List<Deed> deeds = new ArrayList<>();
  private Severity severity;
  private int attempts;
  private boolean acted;
  private Optional<End> end = Optional.empty();

  RunningIncident(Recorded first, Begun state) {
    Facts facts = state.facts();
    this.opened =
        new Opening(
            first.incident(),
            facts.incident().service(),
            facts.incident().members(),
            first.at(),
            first.step().why());
    this.severity = facts.alarm().severity();
  }

  /** Whether what it would be now is not knowable any more. */
  boolean unknowable() {
    return acted;
  }

  Opening opened() {
    return opened;
  }

  /** What the machine recorded; nothing after the first action is knowable but the end. */
  void happened(Recorded event, Begun state) {
    if (!acted) {
      decided(event, state.facts());
    }
    if (!state.live()) {
      end = Optional.of(new End(event.at(), event.step().why()));
    }
  }

  private void decided(Recorded event, Facts facts) {
    List<Attempt> all = facts.attempts();
    if (all.size() > attempts) {
      act(event, all.getLast());
      attempts = all.size();
    } else {
      what(event.step().step(), facts).ifPresent(what -> note(event, what, event.step().why()));
    }
    severity = facts.alarm().severity();
  }

  private void act(Recorded event, Attempt attempt) {
    acted = true;
    if (attempt.stage() == Stage.RESTART) {
      note(event, What.RESTART, event.step().why());
    } else {
      note(
          event,
          What.SHIFT,
          "stage 2 is due; whether a subset could take the traffic is not known");
    }
  }

  private void note(Recorded event, What what, String why) {
    deeds.add(new Deed(event.at(), what, why));
  }

  private Optional<What> what(Step step, Facts facts) {
    if (step == Step.HELD) {
      return Optional.of(What.HELD);
    }
    boolean worse = facts.alarm().severity() != severity;
    return CALLS.contains(step)
        ? Optional.of(What.PAGE)
        : Optional.of(What.WORSE).filter(_ -> worse);
  }

  RehearsedIncident seenFrom(KnownIncidents known) {
    return new RehearsedIncident(opened, severity, deeds, end, where(known));
  }

  private Whereabouts where(KnownIncidents known) {
    return opened.services().stream()
        .map(service -> known.of(service, opened.at(), false))
        .min(Whereabouts::compareTo)
        .orElse(Whereabouts.OUTSIDE);
  }
}
