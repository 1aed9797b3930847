package dev.pulih.backtest;

import dev.pulih.backtest.Deed.What;
import dev.pulih.backtest.Played.Rehearsed;
import dev.pulih.flow.IncidentBook;
import dev.pulih.flow.TickReport;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.WithPeople;
import dev.pulih.signal.ServiceRef;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes down what the recovery machine decides, and stands in for the person on call: closes what
 * people have as soon as it is calm, so that the next incident can open.
 */
final class IncidentDesk {

  /** As with episodes: all are counted, and so many are listed. */
  static final int KEPT = 2_000;

  private final KnownIncidents known;
  private final IncidentBook book;
  private final Map<String, RunningIncident> running = new LinkedHashMap<>();
  private final List<RehearsedIncident> over = new ArrayList<>();
  private final Map<Whereabouts, Integer> counts = new EnumMap<>(Whereabouts.class);
  private final Map<What, Integer> deeds = new EnumMap<>(What.class);

  IncidentDesk(KnownIncidents known) {
    this.known = known;
    this.book = new IncidentBook(new Unrecorded(), this::happened);
  }

  IncidentBook book() {
    return book;
  }

  private void happened(Recorded event) {
    if (book.state(event.incident()) instanceof Begun state) {
      running
          .computeIfAbsent(event.incident(), _ -> new RunningIncident(event, state))
          .happened(event, state);
    }
  }

  /** After a tick: people close what is calm, and what is over is put away. */
  void tidy(TickReport report) {
    for (Begun state : List.copyOf(book.live())) {
      if (state instanceof WithPeople people && isCalm(people, report)) {
        book.apply(state.id(), new ClosedBy("backtest", "calm again"), report.at());
      }
    }
    List.copyOf(book.all()).stream().filter(state -> !state.live()).forEach(this::putAway);
  }

  /** A shared cause is over with its storm. */
  private static boolean isCalm(WithPeople state, TickReport report) {
    return state.facts().incident().isStorm() ? report.storm().isEmpty() : state.quiet();
  }

  /** No action was taken, so that nothing can relapse into it. */
  private void putAway(Begun state) {
    book.removeIf(_ -> true, state.id(), _ -> 1);
    RunningIncident ended = running.remove(state.id());
    if (ended != null) {
      keep(ended.seenFrom(known));
    }
  }

  private void keep(RehearsedIncident incident) {
    counts.merge(incident.where(), 1, Integer::sum);
    incident.deeds().stream()
        .map(Deed::what)
        .distinct()
        .forEach(what -> deeds.merge(what, 1, Integer::sum));
    if (over.size() < KEPT) {
      over.add(incident);
    }
  }

  /** Whether a service would be another one by now. */
  boolean unknowable(ServiceRef service) {
    return running.values().stream()
        .anyMatch(i -> i.unknowable() && i.opened().services().contains(service));
  }

  /** What is open at the end of the range stays open. */
  void end() {
    running.values().forEach(incident -> keep(incident.seenFrom(known)));
    running.clear();
  }

  Rehearsed all() {
    return new Rehearsed(counts, deeds, over);
  }
}
