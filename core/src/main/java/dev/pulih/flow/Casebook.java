package dev.pulih.flow;

import dev.pulih.policy.Guards;
import dev.pulih.policy.Ledger;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Storm;
import dev.pulih.policy.Switches;
import dev.pulih.policy.Watched;
import dev.pulih.recover.ErrorsSeen;
import dev.pulih.recover.Explanation;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent.Absorbed;
import dev.pulih.recover.IncidentEvent.BreakerSeen;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.SilenceSeen;
import dev.pulih.recover.IncidentEvent.StormOpened;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Closed;
import dev.pulih.recover.IncidentState.Provisional;
import dev.pulih.recover.Sight;
import dev.pulih.recover.Sight.Rules;
import dev.pulih.recover.Sight.Windows;
import dev.pulih.recover.Situation;
import dev.pulih.recover.Situations;
import dev.pulih.signal.SeriesStore;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns what a tick saw into events of incidents: opens, reopens, observes, absorbs. */
final class Casebook {

  private final Setup setup;
  private final IncidentBook book;
  private final Ledger ledger;
  private final Guards guards;
  private final Openings openings;

  Casebook(Setup setup, IncidentBook book, Ledger ledger) {
    this.setup = setup;
    this.book = book;
    this.ledger = ledger;
    this.guards = new Guards(setup.limits());
    this.openings = new Openings(book, setup.policy());
  }

  void turn(TickReport report) {
    TickTurn turn = new TickTurn(report, remembered(report.at()));
    Errands.each(book.live(), state -> silence(state, turn.remembered().switches(), report.at()));
    report.storm().ifPresent(storm -> gather(storm, report.at()));
    Errands.each(shared(), state -> watch(state, report));
    Errands.each(setup.services(), watched -> turn(watched, turn));
    Errands.each(withBreaker(), state -> seen(state, report));
  }

  private void turn(Watched watched, TickTurn turn) {
    Optional<Begun> live =
        live(watched.service()).filter(state -> !(state instanceof Provisional)).findFirst();
    if (live.isPresent()) {
      observe(watched, live.orElseThrow(), turn);
    } else {
      meet(watched, turn);
    }
  }

  /** Why something is done about some services, or nothing, as of a tick. */
  List<Explanation> explain(List<Watched> services, TickReport report, Remembered remembered) {
    TickTurn turn = new TickTurn(report, remembered);
    return services.stream().map(watched -> explain(watched, turn)).toList();
  }

  /** What the ledger says now; it may take its time. */
  Remembered remembered(Instant now) {
    return Remembered.at(now, ledger, setup.limits().restarts());
  }

  private Explanation explain(Watched watched, TickTurn turn) {
    Optional<Begun> live = live(watched.service()).findFirst();
    Policy policy = live.map(s -> s.facts().incident().policy()).orElseGet(setup::policy);
    var own = setup.detection().own(watched.service());
    return Explanation.of(sight(watched, turn, policy), live, own);
  }

  private void silence(Begun state, Switches switches, Instant now) {
    var services = state.facts().incident().services();
    book.apply(state.id(), new SilenceSeen(switches.silentUntil(services, now)), now);
  }

  /** A breaker outlives its incident, and its service's configuration. */
  private List<Begun> withBreaker() {
    return book.all().stream().filter(s -> !s.facts().breaker().isOver()).toList();
  }

  private void seen(Begun state, TickReport report) {
    ServiceRef service = state.facts().incident().service();
    Duration window = setup.spans().of(Span.CONDITION);
    ErrorsSeen seen = ErrorsSeen.of(service, report.detected(), window);
    book.apply(state.id(), new BreakerSeen(seen), report.at());
  }

  private Stream<Begun> live(ServiceRef service) {
    return book.live().stream().filter(s -> s.facts().incident().service().equals(service));
  }

  private void observe(Watched watched, Begun state, TickTurn turn) {
    Situation situation =
        Situations.of(sight(watched, turn, state.facts().incident().policy()), state);
    book.apply(state.id(), new Observed(situation), turn.at());
  }

  private void meet(Watched watched, TickTurn turn) {
    boolean told =
        turn.report()
            .storm()
            .filter(s -> s.members().contains(watched.service()))
            .flatMap(this::incidentOf)
            .filter(storm -> tellsOf(storm, watched.service()))
            .isPresent();
    if (!told) {
      Situation situation = Situations.of(sight(watched, turn, setup.policy()));
      openings.meet(watched.service(), situation, turn.at());
    }
  }

  /** What joined it later has an incident that says so, and is closed with that. */
  private boolean tellsOf(Begun storm, ServiceRef service) {
    return storm.facts().incident().members().contains(service)
        || book.all().stream()
            .filter(s -> s.facts().incident().service().equals(service))
            .anyMatch(s -> s instanceof Closed closed && closed.isPartOf(storm.id()));
  }

  private List<Begun> shared() {
    return book.live().stream().filter(s -> s.facts().incident().isStorm()).toList();
  }

  /** While it is on, its deadlines count as those of any P1; people hear when it is calm. */
  private void watch(Begun state, TickReport report) {
    Set<ServiceRef> members =
        report.storm().filter(s -> isOf(state, s)).map(Storm::members).orElse(Set.of());
    Situation situation = Situations.shared(state, members, report.detected());
    book.apply(state.id(), new Observed(situation), report.at());
  }

  private boolean isOf(Begun state, Storm storm) {
    return incidentOf(storm).filter(s -> s.id().equals(state.id())).isPresent();
  }

  /**
   * One incident for a shared cause; those of its members in which nothing was done join it. One
   * that was opened later than that stays: people hear of it, whenever its trouble is said to have
   * begun since.
   */
  private void gather(Storm storm, Instant now) {
    String id = incidentOf(storm).map(Begun::id).orElseGet(() -> begin(storm, now));
    Instant end = setup.limits().storm().joinUntil(storm.since());
    storm.members().stream()
        .sorted()
        .flatMap(this::live)
        .filter(member -> !member.facts().incident().openedAt().isAfter(end))
        .forEach(member -> book.apply(member.id(), new Absorbed(id), now));
  }

  /** The storm of before a restart of Pulih, if it may still be on: its guard must not be lost. */
  Optional<Storm> storm(Instant now) {
    Duration within = setup.policy().escalation().relapseWithin();
    return latestStorm()
        .map(s -> s.facts().incident())
        .filter(i -> i.openedAt().plus(within).isAfter(now))
        .map(i -> new Storm(i.openedAt(), stillOf(i)).troubledSince(known(now)));
  }

  /** What had an incident of its own since has trouble of its own, also if that was closed. */
  private Set<ServiceRef> stillOf(Incident storm) {
    return storm.members().stream()
        .filter(member -> book.all().stream().noneMatch(s -> isOwn(s, member, storm)))
        .collect(Collectors.toSet());
  }

  private static boolean isOwn(Begun state, ServiceRef member, Incident storm) {
    Incident incident = state.facts().incident();
    boolean joined = state instanceof Closed closed && closed.isPartOf(storm.id());
    return incident.service().equals(member)
        && incident.openedAt().isAfter(storm.openedAt())
        && !joined;
  }

  /** What the readings that are looked back at show from their beginning began at any time. */
  private Instant known(Instant now) {
    Duration history = setup.detection().interval().multipliedBy(SeriesStore.TICKS);
    return now.minus(history).plus(setup.limits().storm().within());
  }

  /** A storm and its incident began at the same tick; another storm has another incident. */
  private Optional<Begun> incidentOf(Storm storm) {
    return latestStorm().filter(s -> !s.facts().incident().openedAt().isBefore(storm.since()));
  }

  private Optional<Begun> latestStorm() {
    return book.all().reversed().stream()
        .filter(s -> s.facts().incident().isStorm() && !(s instanceof Closed))
        .findFirst();
  }

  private String begin(Storm storm, Instant now) {
    Incident incident = Incident.storm(storm.members(), now, setup.policy());
    book.begin(incident, new StormOpened(incident));
    return incident.id();
  }

  private Sight sight(Watched watched, TickTurn turn, Policy policy) {
    TickReport report = turn.report();
    return new Sight(
        watched, report.detected(), report.inventory(), turn.fleet(book.all()), rules(policy));
  }

  private Rules rules(Policy policy) {
    return new Rules(policy, guards, windows(), setup.detection().trust().freshShare());
  }

  private Windows windows() {
    return new Windows(seconds(Span.EVALUATION), seconds(Span.CONDITION));
  }

  private double seconds(Span span) {
    return setup.spans().of(span).toMillis() / 1000.0;
  }
}
