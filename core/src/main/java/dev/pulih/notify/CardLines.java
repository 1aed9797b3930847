package dev.pulih.notify;

import static dev.pulih.notify.Wording.phrase;
import static dev.pulih.notify.Wording.words;

import dev.pulih.analyse.Opinion;
import dev.pulih.detect.Finding;
import dev.pulih.notify.Card.Line;
import dev.pulih.notify.Wording.Moment;
import dev.pulih.policy.Hold;
import dev.pulih.recover.Attempt;
import dev.pulih.recover.Breaker;
import dev.pulih.recover.Facts;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentState.AwaitingApproval;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Response;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The facts of an incident: what it is, what was done, and what is to be known. */
final class CardLines {

  private CardLines() {}

  static List<Line> of(Begun state, Glance glance, Runbooks runbooks) {
    return Stream.of(what(state), done(state.facts(), glance), known(state), help(state, runbooks))
        .flatMap(lines -> lines)
        .toList();
  }

  private static Stream<Line> what(Begun state) {
    Incident incident = state.facts().incident();
    return Stream.of(
            Optional.of(line(Term.SEVERITY, words(state.facts().alarm().severity()))),
            Optional.of(about(incident)),
            Optional.of(line(Term.STANDS, Standings.of(state))),
            deadline(state),
            Optional.of(line(Term.SINCE, new Moment(incident.openedAt()))))
        .flatMap(Optional::stream);
  }

  private static Line about(Incident incident) {
    return incident.isStorm() ? members(incident) : line(Term.SERVICE, words(incident.service()));
  }

  private static Line members(Incident incident) {
    String all =
        incident.members().stream().map(ServiceRef::name).collect(Collectors.joining(", "));
    return line(Term.SERVICES, words(all));
  }

  private static Optional<Line> deadline(Begun state) {
    return state instanceof AwaitingApproval waiting
        ? Optional.of(line(Term.UNTIL, new Moment(waiting.deadline())))
        : Optional.empty();
  }

  private static Stream<Line> done(Facts facts, Glance glance) {
    return Stream.concat(
        facts.attempts().stream().map(CardLines::attempt),
        glance.slow().stream().map(CardLines::slow));
  }

  private static Line attempt(Attempt attempt) {
    return new Line(
        phrase(Term.STAGE, words(attempt.stage().number())),
        phrase(
            rates(attempt),
            phrase(Term.of(attempt.result())),
            Titles.reading(attempt.before()),
            Titles.reading(attempt.after())));
  }

  /** A value that is not known is not shown as one. */
  private static Term rates(Attempt attempt) {
    if (attempt.before().known().isEmpty()) {
      return Term.ATTEMPT;
    }
    return attempt.after().known().isEmpty() ? Term.ATTEMPT_OPEN : Term.ATTEMPT_BEFORE;
  }

  private static Line slow(Finding.Measured measured) {
    return line(
        Term.P99, phrase(Term.P99_OVER, millis(measured.value()), millis(measured.bound())));
  }

  private static Wording millis(double seconds) {
    return words(Math.round(seconds * 1_000));
  }

  private static Stream<Line> known(Begun state) {
    Facts facts = state.facts();
    return Stream.of(
            response(facts.alarm().response()),
            held(state),
            facts.notes().opinion().map(CardLines::cause),
            facts.notes().cause().map(cause -> line(Term.EVIDENCE, words(cause))),
            breaker(facts.breaker()))
        .flatMap(Optional::stream);
  }

  private static Optional<Line> response(Response response) {
    Optional<Line> taken =
        response
            .taken()
            .map(
                t -> line(Term.TAKEN_ON, phrase(Term.TAKEN_BY, words(t.by()), new Moment(t.at()))));
    return taken.or(() -> response.since().map(since -> called(response, since)));
  }

  private static Line called(Response response, Instant since) {
    return line(
        Term.CALLED, phrase(Term.CALLED_SINCE, words(response.contacts()), new Moment(since)));
  }

  private static Optional<Line> held(Begun state) {
    Optional<Hold> asks =
        state instanceof AwaitingApproval waiting ? Optional.of(waiting.why()) : Optional.empty();
    return asks.or(() -> state.facts().notes().held()).map(hold -> line(Term.HELD, reason(hold)));
  }

  private static Wording reason(Hold hold) {
    return phrase(Term.REASON, phrase(Term.of(hold.reason())), new Wording.Recorded(hold.detail()));
  }

  private static Line cause(Opinion opinion) {
    String cause = opinion.verdict().rootCause();
    boolean model = opinion.byModel();
    return line(
        Term.CAUSE,
        phrase(
            Term.VERDICT,
            model ? words(cause) : new Wording.Recorded(cause),
            model ? words(opinion.source()) : phrase(Term.TEMPLATE),
            words(opinion.verdict().confidence())));
  }

  private static Optional<Line> breaker(Breaker breaker) {
    return switch (breaker) {
      case Breaker.None _ -> Optional.empty();
      case Breaker.Open open ->
          Optional.of(line(Term.BREAKER, phrase(Term.BREAKER_OPEN, new Moment(open.since()))));
      case Breaker.Releasing(var _, String by) ->
          Optional.of(line(Term.BREAKER, phrase(Term.BREAKER_RELEASING, words(by))));
      case Breaker.Watched watched -> Optional.of(released(watched.by(), watched.at()));
      case Breaker.Released(String by, var at) -> Optional.of(released(by, at));
    };
  }

  private static Line released(String by, Instant at) {
    return line(Term.BREAKER, phrase(Term.BREAKER_RELEASED, words(by), new Moment(at)));
  }

  private static Stream<Line> help(Begun state, Runbooks runbooks) {
    Stream<Line> guides =
        runbooks.of(state.facts()).stream()
            .map(runbook -> line(Term.RUNBOOK, new Wording.Recorded(runbook.line())));
    Stream<Line> draft =
        Stream.of(line(Term.DRAFT, words("./pulih postmortem " + state.id())))
            .filter(_ -> state.drafted());
    return Stream.concat(guides, draft);
  }

  private static Line line(Term name, Wording value) {
    return new Line(phrase(name), value);
  }
}
