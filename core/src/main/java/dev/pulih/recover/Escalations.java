package dev.pulih.recover;

import dev.pulih.recover.Effect.Draft;
import dev.pulih.recover.Effect.Page;
import dev.pulih.recover.Effect.StandDown;
import dev.pulih.recover.Effect.Tell;
import dev.pulih.recover.IncidentState.AwaitingShift;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Degraded;
import dev.pulih.recover.IncidentState.Resolved;
import dev.pulih.recover.IncidentState.WithPeople;
import dev.pulih.recover.Transition.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The ways out: to people, to the next stage, to the end. */
final class Escalations {

  private Escalations() {}

  /** Stage 3. */
  static Transition toPeople(Facts facts, String why, Instant now, boolean restartAllowed) {
    Facts handed = facts.with(facts.alarm().handedOver(now));
    String headline = Texts.handedOver(handed, why);
    return Transition.to(
        new WithPeople(handed, restartAllowed, false),
        Step.WITH_PEOPLE,
        why,
        new Page(headline, 0),
        new Tell(headline, true),
        new Draft());
  }

  /** Stage 1 did not help: stage 2 may come for a while; with people already, they go on. */
  static Transition afterRestart(Facts facts, String why, Instant now) {
    return facts.alarm().withPeople()
        ? Transition.to(
            new WithPeople(facts, false, false), Step.NOT_RECOVERED, why, tell(facts, why))
        : Transition.to(awaitingShift(facts, now), Step.NOT_RECOVERED, why, tell(facts, why));
  }

  static AwaitingShift awaitingShift(Facts facts, Instant now) {
    return new AwaitingShift(
        facts, now.plus(facts.incident().policy().escalation().waitForShift()));
  }

  /** An action helped; people who were called already keep the incident. */
  static Transition recovered(Facts facts, String why, Instant now) {
    IncidentState state =
        facts.alarm().withPeople() ? new WithPeople(facts, false, false) : new Degraded(facts, now);
    return Transition.to(state, Step.RECOVERED, why, tell(facts, why));
  }

  /** Calm for long enough. */
  static Transition resolved(Facts facts, Instant now) {
    String line = Texts.resolved(facts);
    List<Effect> effects = new ArrayList<>(List.of(new Tell(line, false)));
    effects.addAll(standDown(facts, line));
    effects.addAll(lookBack(facts));
    return new Transition(new Resolved(facts, now), effects, Step.RESOLVED, line);
  }

  static List<Effect> standDown(Facts facts, String line) {
    return called(facts, contact -> new StandDown(line, contact));
  }

  /** One for each contact that was called. */
  static List<Effect> called(Facts facts, IntFunction<Effect> effect) {
    return IntStream.range(0, facts.alarm().response().contacts()).mapToObj(effect).toList();
  }

  /** An incident that ends is drafted anew: what was drafted at stage 3 knew no end. */
  static List<Effect> lookBack(Facts facts) {
    return facts.memorable() ? List.of(new Draft()) : List.of();
  }

  /** An action that was announced is not done: who read that it is coming reads that it is not. */
  static Transition calledOff(Begun state, String why) {
    return Transition.to(state, Step.CALLED_OFF, why, tell(state.facts(), why));
  }

  static Tell tell(Facts facts, String why) {
    return new Tell(facts.incident().service().name() + ": " + why, false);
  }
}
