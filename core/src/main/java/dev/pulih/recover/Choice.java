package dev.pulih.recover;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Stage;
import dev.pulih.recover.Attempt.Result;
import dev.pulih.recover.IncidentState.AwaitingApproval;
import dev.pulih.recover.Transition.Step;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which stage is due, and what may be done about it. The one whose condition matured first comes
 * first; a tie goes to stage 1. A stage that is held now gives way to the other. No restart follows
 * a shift.
 *
 * @param stage the stage
 * @param since when its condition matured
 * @param gate what may be done
 */
record Choice(Stage stage, Instant since, Gate gate) {

  static Optional<Choice> among(Facts facts, Situation s, Instant now) {
    List<Choice> due = due(facts, s, now);
    return due.stream().filter(c -> !c.waits()).findFirst().or(() -> due.stream().findFirst());
  }

  private static List<Choice> due(Facts facts, Situation s, Instant now) {
    boolean shifted = facts.tried(Stage.SHIFT);
    Optional<Choice> restart = shifted ? Optional.empty() : restart(facts, s, now);
    return Stream.concat(restart.stream(), shift(facts, s, now).stream())
        .sorted(Comparator.comparing(Choice::since).thenComparing(Choice::stage))
        .toList();
  }

  static Optional<Choice> restart(Facts facts, Situation s, Instant now) {
    var option = s.restart();
    boolean due = option.condition().matured() && !facts.tried(Stage.RESTART);
    List<Hold> holds = Vetoes.added(option.holds(), facts, now);
    Gate gate = Gate.of(option.condition(), holds, s.view().mode());
    return due
        ? Optional.of(new Choice(Stage.RESTART, option.condition().since(), gate))
        : Optional.empty();
  }

  static Optional<Choice> shift(Facts facts, Situation s, Instant now) {
    var option = s.shift();
    boolean due = option.condition().matured() && !facts.tried(Stage.SHIFT);
    List<Hold> holds = Vetoes.added(option.holds(), facts, now);
    Gate gate = Gate.of(option.condition(), holds, s.view().mode());
    return due
        ? Optional.of(new Choice(Stage.SHIFT, option.condition().since(), gate))
        : Optional.empty();
  }

  boolean waits() {
    return gate instanceof Gate.Wait;
  }

  /** Does what may be done; a hold leaves the given state as it is but for the reason. */
  Transition take(IncidentState.Begun state, Situation s, Instant now) {
    Facts facts = state.facts();
    return switch (gate) {
      case Gate.Go _ -> act(facts, s, now);
      case Gate.Rehearse _ -> rehearse(facts, s, now);
      case Gate.Ask(Hold hold) -> ask(facts, s, hold, now);
      case Gate.Wait(Hold hold) -> hold(state, hold);
      case Gate.Impossible(Hold hold) -> impossible(facts, s, hold, now);
      case Gate.CallPeople(Hold hold) -> Escalations.toPeople(facts, hold.toString(), now, false);
    };
  }

  private Transition act(Facts facts, Situation s, Instant now) {
    return switch (stage) {
      case RESTART -> Actions.restart(facts, s, now);
      case SHIFT -> Actions.shift(facts, s, now);
    };
  }

  private Transition rehearse(Facts facts, Situation s, Instant now) {
    Facts done = facts.begun(stage, now, s.view().errorRate()).ended(Result.DRY_RUN);
    String why = Texts.noted(Texts.wouldAct(facts, stage, what(s)), holds(s));
    IncidentState next =
        facts.alarm().withPeople()
            ? new IncidentState.WithPeople(done, false, false)
            : Escalations.awaitingShift(done, now);
    return Transition.to(next, Step.WOULD_ACT, why, new Effect.Tell(why, false));
  }

  private String what(Situation s) {
    return switch (stage) {
      case RESTART -> Texts.restart(s);
      case SHIFT -> Texts.shift(s);
    };
  }

  private List<Hold> holds(Situation s) {
    return switch (stage) {
      case RESTART -> s.restart().holds();
      case SHIFT -> s.shift().holds();
    };
  }

  private Transition ask(Facts facts, Situation s, Hold hold, Instant now) {
    Instant deadline = now.plus(facts.incident().policy().patience().approveWithin());
    Intention intention = Intention.of(stage, s, hold);
    String why = Texts.noted(intention.toString(), holds(s));
    AwaitingApproval next = new AwaitingApproval(facts, intention, Optional.empty(), deadline);
    return Transition.to(next, Step.APPROVAL_ASKED, why, Escalations.tell(facts, why));
  }

  private Transition hold(IncidentState.Begun state, Hold hold) {
    String why = "stage " + stage.number() + " held (" + hold + ")";
    return state.facts().notes().holds(hold)
        ? Transition.ignored(state, why)
        : Transition.to(
            state.with(state.facts().held(hold)),
            Step.HELD,
            why,
            Escalations.tell(state.facts(), why));
  }

  private Transition impossible(Facts facts, Situation s, Hold hold, Instant now) {
    Facts refused = facts.begun(stage, now, s.view().errorRate()).ended(Result.REFUSED);
    String why = Texts.impossible(stage, hold);
    return switch (stage) {
      case RESTART -> Escalations.afterRestart(refused, why, now);
      case SHIFT -> Escalations.toPeople(refused, why, now, !facts.tried(Stage.RESTART));
    };
  }
}
