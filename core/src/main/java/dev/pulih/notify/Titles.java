package dev.pulih.notify;

import static dev.pulih.notify.Wording.phrase;
import static dev.pulih.notify.Wording.words;

import dev.pulih.recover.Alarm;
import dev.pulih.recover.Attempt;
import dev.pulih.recover.Breaker;
import dev.pulih.recover.Facts;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Passed;
import dev.pulih.recover.IncidentState.Resolved;
import dev.pulih.recover.IncidentState.WithPeople;
import dev.pulih.recover.Ratio;
import dev.pulih.signal.Reading;
import java.util.Optional;

/**
 * What matters most about an incident: that a release does harm, then a call that nobody has
 * answered, then a breaker that waits, then its end.
 */
final class Titles {

  private Titles() {}

  static Wording of(Begun state) {
    return harm(state.facts())
        .or(() -> called(state))
        .or(() -> waiting(state))
        .orElseGet(() -> standing(state));
  }

  /** It may have recovered, and what its message says next must not be that. */
  private static Optional<Wording> harm(Facts facts) {
    return facts.breaker() instanceof Breaker.Watched watched
        ? watched
            .course()
            .worst()
            .map(worst -> phrase(Term.RELEASE_HARMS, name(facts), words(worst)))
        : Optional.empty();
  }

  /** People have been reminded of it after the incident's end. */
  private static Optional<Wording> waiting(Begun state) {
    return !state.live()
            && state.facts().breaker() instanceof Breaker.Open open
            && open.told().isAfter(open.since())
        ? Optional.of(phrase(Term.BREAKER_WAITS, name(state.facts())))
        : Optional.empty();
  }

  private static Optional<Wording> called(Begun state) {
    Alarm alarm = state.facts().alarm();
    boolean waits = state.live() && alarm.isP1() && alarm.response().taken().isEmpty();
    return waits ? unanswered(state, alarm.response().contacts()) : Optional.empty();
  }

  /** The first contact is called at stage 3, which has a title of its own, or for a late P1. */
  private static Optional<Wording> unanswered(Begun state, int contacts) {
    Facts facts = state.facts();
    if (contacts > 1 && !isCalm(state)) {
      return Optional.of(phrase(Term.UNANSWERED, name(facts), words(contacts)));
    }
    boolean overdue = contacts == 1 && !facts.alarm().withPeople();
    long minutes = facts.incident().policy().escalation().pageAfter().toMinutes();
    return overdue
        ? Optional.of(phrase(Term.OVERDUE, name(facts), words(minutes)))
        : Optional.empty();
  }

  private static boolean isCalm(Begun state) {
    return state instanceof WithPeople people && people.quiet();
  }

  private static Wording standing(Begun state) {
    return switch (state) {
      case Resolved resolved -> resolved(resolved.facts());
      case Passed passed -> phrase(Term.HEALTHY_AGAIN, name(passed.facts()));
      case WithPeople people -> people(people);
      case Begun other ->
          phrase(
              Term.TITLE,
              name(other.facts()),
              words(other.facts().alarm().severity()),
              Standings.of(other));
    };
  }

  private static Wording resolved(Facts facts) {
    return facts
        .latest()
        .filter(Attempt::helped)
        .<Wording>map(
            helped ->
                phrase(
                    Term.RECOVERED_AUTOMATICALLY,
                    name(facts),
                    reading(helped.before()),
                    reading(helped.after())))
        .orElseGet(() -> phrase(Term.HEALTHY_AGAIN, name(facts)));
  }

  static Wording reading(Reading reading) {
    return reading.known().isPresent()
        ? words(Ratio.text(reading.known().getAsDouble()))
        : phrase(Term.UNKNOWN);
  }

  private static Wording people(WithPeople state) {
    Facts facts = state.facts();
    if (state.quiet()) {
      return phrase(Term.CALM_AGAIN, name(facts));
    }
    return facts
        .alarm()
        .response()
        .taken()
        .<Wording>map(taken -> phrase(Term.HAS_TAKEN_IT, name(facts), words(taken.by())))
        .orElseGet(() -> untaken(facts));
  }

  private static Wording untaken(Facts facts) {
    return facts.incident().isStorm()
        ? phrase(Term.SHARED_CAUSE, words(facts.incident().members().size()))
        : phrase(Term.NEEDS_PEOPLE, name(facts));
  }

  private static Wording name(Facts facts) {
    return words(facts.incident().service().name());
  }
}
