package dev.pulih.notify;

import static dev.pulih.notify.Wording.phrase;
import static dev.pulih.notify.Wording.words;

import dev.pulih.policy.Stage;
import dev.pulih.recover.Attempt;
import dev.pulih.recover.Attempt.Result;
import dev.pulih.recover.Facts;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.IncidentState.AwaitingApproval;
import dev.pulih.recover.IncidentState.AwaitingShift;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Closed;

/** Where an incident stands, in words. */
public final class Standings {

  private Standings() {}

  /** What is the case now. */
  public static Wording of(Begun state) {
    return switch (state) {
      case IncidentState.Suspected _ -> phrase(Term.SUSPECTED);
      case IncidentState.Advised _ -> phrase(Term.ADVISED);
      case IncidentState.Passed _ -> phrase(Term.PASSED);
      case IncidentState.Open open -> open(open.facts());
      case AwaitingApproval waiting -> asks(waiting);
      case IncidentState.Restarting _ -> phrase(Term.RESTARTING);
      case IncidentState.RollingOut _ -> phrase(Term.ROLLING_OUT);
      case IncidentState.JudgingRestart _ -> phrase(Term.JUDGING_RESTART);
      case AwaitingShift waiting -> awaitingShift(waiting.facts());
      case IncidentState.Shifting s -> phrase(Term.SHIFTING, words(s.plan().target()));
      case IncidentState.JudgingShift s -> phrase(Term.JUDGING_SHIFT, words(s.plan().target()));
      case IncidentState.Undoing _ -> phrase(Term.UNDOING);
      case IncidentState.Degraded degraded -> degraded(degraded.facts());
      case IncidentState.WithPeople people ->
          phrase(people.quiet() ? Term.WITH_PEOPLE_CALM : Term.WITH_PEOPLE);
      case IncidentState.Resolved _ -> phrase(Term.RESOLVED);
      case Closed closed -> closed(closed);
    };
  }

  private static Wording open(Facts facts) {
    if (facts.notes().held().isPresent()) {
      return phrase(Term.HELD_BACK);
    }
    return phrase(
        facts.latest().filter(Standings::relapsed).isPresent() ? Term.CAME_BACK : Term.OPEN);
  }

  private static boolean relapsed(Attempt attempt) {
    return attempt.result() == Result.RELAPSED;
  }

  private static Wording asks(AwaitingApproval state) {
    Wording stage = words(state.stage().number());
    return state
        .approvedBy()
        .map(by -> phrase(Term.APPROVED, stage, words(by)))
        .orElseGet(() -> phrase(Term.NEEDS_APPROVAL, stage));
  }

  private static Wording awaitingShift(Facts facts) {
    Term result = facts.latest().map(Attempt::result).map(Term::of).orElse(Term.RESULT_REFUSED);
    return phrase(Term.AWAITING_SHIFT, phrase(result));
  }

  private static Wording degraded(Facts facts) {
    return facts
        .latest()
        .filter(Attempt::helped)
        .map(Attempt::stage)
        .map(Stage::number)
        .<Wording>map(number -> phrase(Term.STAGE_HELPED, words(number)))
        .orElseGet(() -> phrase(Term.CALMING));
  }

  private static Wording closed(Closed state) {
    Term term = state.facts().notes().falseAlarm() ? Term.FALSE_ALARM : Term.CLOSED;
    return phrase(term, words(state.by()));
  }
}
