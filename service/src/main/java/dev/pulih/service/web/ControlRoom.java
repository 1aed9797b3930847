package dev.pulih.service.web;

import dev.pulih.flow.IncidentBook;
import dev.pulih.flow.MaintenanceDesk;
import dev.pulih.policy.Ledger;
import dev.pulih.policy.Reason;
import dev.pulih.policy.SwitchChange;
import dev.pulih.policy.Switches;
import dev.pulih.policy.Switches.Pause;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.Explanation;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentState.AwaitingApproval;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Transition;
import dev.pulih.report.Agreement;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What people see of a running Pulih, and what they can tell it. */
public final class ControlRoom {

  private final IncidentBook book;
  private final EventLog log;
  private final Ledger ledger;
  private final Desks desks;
  private final InstantSource clock;

  /**
   * Who else is asked.
   *
   * @param status how this Pulih is
   * @param briefings what a model is told about an incident; made anew if that is asked for
   * @param maintenance where windows of maintenance are planned and ended
   * @param explanations why something is done about services of a name, or nothing
   * @param archive what is kept, and how long
   */
  public record Desks(
      Supplier<Status> status,
      BiFunction<Begun, Boolean, Optional<BriefingView>> briefings,
      MaintenanceDesk maintenance,
      Function<String, List<Explanation>> explanations,
      Archive archive) {}

  /** A room over a loop's incidents and switches. */
  public ControlRoom(
      IncidentBook book, EventLog log, Ledger ledger, Desks desks, InstantSource clock) {
    this.book = book;
    this.log = log;
    this.ledger = ledger;
    this.desks = desks;
    this.clock = clock;
  }

  /** How Pulih is. */
  public Status status() {
    return desks.status().get();
  }

  /** What time it is. */
  public InstantSource clock() {
    return clock;
  }

  /** The incidents that still need someone, or all; the newest first. */
  public List<IncidentView> incidents(boolean all) {
    return begun(all).stream().map(IncidentView::of).toList();
  }

  /** The same as they stand. */
  public List<Begun> begun(boolean all) {
    return book.all().reversed().stream().filter(state -> all || needed(state)).toList();
  }

  /** How often verdicts agreed, by month in UTC. */
  List<Agreement> agreement() {
    return Agreement.byMonth(book.all(), ZoneOffset.UTC);
  }

  /** A breaker outlives its incident, until its release has been watched. */
  private static boolean needed(Begun state) {
    return state.live() || !state.facts().breaker().isOver();
  }

  /** All that happened to an incident; empty if there is none of this id. */
  public Optional<IncidentStory> incident(String id) {
    return book.state(id) instanceof Begun begun
        ? Optional.of(IncidentStory.of(begun, log.events(id)))
        : Optional.empty();
  }

  /** Every event of an incident, the oldest first. */
  public List<Recorded> recorded(Begun incident) {
    return log.events(incident.id());
  }

  /** The messages that no channel took, which can be sent again. */
  public List<DeadLetter> deadLetters() {
    return book.all().stream().flatMap(state -> DeadLetter.of(state, log)).toList();
  }

  /** Whether a verdict holds an action of an incident. */
  boolean vetoed(String id) {
    return book.state(id) instanceof AwaitingApproval waiting
        && waiting.why().reason() == Reason.VETOED;
  }

  /** What a model is told about an incident; empty if there is none, or nothing is known of it. */
  Optional<BriefingView> briefing(String id, boolean anew) {
    return book.state(id) instanceof Begun begun
        ? desks.briefings().apply(begun, anew)
        : Optional.empty();
  }

  /** What is said of an id that no incident has. */
  Refused unknown(String id) {
    return Incident.openedAt(id)
        .filter(at -> desks.archive().mayBeGone(at, clock.instant()))
        .map(at -> Refused.noIncidentAnyMore(id, at, desks.archive().kept()))
        .orElseGet(() -> Refused.noIncident(id));
  }

  boolean knows(String id) {
    return book.state(id) instanceof Begun;
  }

  /** Tells an incident a person's word; empty if there is no such incident. */
  public Optional<Transition> tell(String id, IncidentEvent word) {
    return book.state(id) instanceof Begun
        ? Optional.of(book.apply(id, word, clock.instant()))
        : Optional.empty();
  }

  /** What is kept of incidents. */
  Archive archive() {
    return desks.archive();
  }

  /** Where windows of maintenance are planned and ended. */
  public MaintenanceDesk maintenance() {
    return desks.maintenance();
  }

  /** The same for a word that answers what the person saw; empty if it is seen no more. */
  public Optional<Transition> tellIf(Predicate<Begun> asSeen, String id, IncidentEvent word) {
    return book.applyIf(
        state -> state instanceof Begun begun && asSeen.test(begun), id, word, clock.instant());
  }

  /** Where an incident stands; empty if there is none of this id. */
  public Optional<Begun> standing(String id) {
    return book.state(id) instanceof Begun begun ? Optional.of(begun) : Optional.empty();
  }

  /** Why something is done about services of a name, or nothing; empty where it is not known. */
  public List<Explanation> explain(String service) {
    return desks.explanations().apply(service);
  }

  /** What people switched. */
  public Switches switches() {
    return ledger.switches();
  }

  /** Who switched what, the newest first, at most so many. */
  public List<SwitchChange> changes(int most) {
    return ledger.changes(most);
  }

  /** No actions until the pause ends. Two people at once do not undo each other's kill switch. */
  public Switches pause(Pause pause) {
    return changed(SwitchChange.paused(clock.instant(), pause));
  }

  /** No actions until someone resumes. */
  public Switches kill(String by) {
    return changed(SwitchChange.killed(clock.instant(), by));
  }

  /** Somebody ends the pause and the kill switch. */
  public Switches resume(String by) {
    return changed(SwitchChange.resumed(clock.instant(), by));
  }

  private Switches changed(SwitchChange change) {
    ledger.change(change);
    return ledger.switches();
  }
}
