package dev.pulih.flow;

import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLog.Append;
import dev.pulih.recover.EventLog.EffectId;
import dev.pulih.recover.EventLog.Outcome;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.EventLog.Said;
import dev.pulih.recover.EventLog.StaleAppend;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.Beginning;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Unopened;
import dev.pulih.recover.RecoveryMachine;
import dev.pulih.recover.Transition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * All incidents: applies each event to its incident, one at a time, and records what came of it
 * before anybody acts on it. Rebuilt from the log alone. While the log cannot be read after an
 * append that failed, nothing is said of any incident, since nobody knows where that one stands.
 */
public final class IncidentBook {

  private final EventLog log;
  private final Consumer<Recorded> listener;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private @Nullable List<Begun> begun;
  private final Map<String, Append> uncertain = new LinkedHashMap<>();
  private final Set<String> perhapsRemoved = new LinkedHashSet<>();

  /** Where an incident stands. */
  private record Entry(long seq, IncidentState state, Instant latest) {}

  /**
   * An incident as retention sees it.
   *
   * @param state where it stands
   * @param latest when the latest thing happened to it
   */
  public record Kept(Begun state, Instant latest) {}

  /** A book over a log; the listener hears of every event after it was recorded. */
  public IncidentBook(EventLog log, Consumer<Recorded> listener) {
    this(log, listener, true);
  }

  private IncidentBook(EventLog log, Consumer<Recorded> listener, boolean open) {
    this.log = log;
    this.listener = listener;
    if (open) {
      open();
    }
  }

  /** A book that nothing stands in until it is opened: others still write to the log. */
  public static IncidentBook closed(EventLog log, Consumer<Recorded> listener) {
    return new IncidentBook(log, listener, false);
  }

  /** Reads the log; nobody else writes to it from now on. */
  public synchronized void open() {
    log.load().forEach(this::replay);
  }

  private void replay(Recorded recorded) {
    Transition transition =
        RecoveryMachine.next(known(recorded.incident()), recorded.event(), recorded.at());
    enter(recorded.incident(), recorded.seq(), transition.state(), recorded.at());
  }

  /** A clock that was set back makes no incident older than it is. */
  private void enter(String incident, long seq, IncidentState state, Instant at) {
    Entry before = entries.get(incident);
    Instant latest = before == null || at.isAfter(before.latest()) ? at : before.latest();
    entries.put(incident, new Entry(seq, state, latest));
    begun = null;
  }

  /** Begins an incident. */
  public synchronized Transition begin(Incident incident, Beginning event) {
    catchUp();
    return record(incident.id(), event, incident.openedAt(), Optional.empty());
  }

  /** Applies an event; one that changes nothing is not recorded. */
  public synchronized Transition apply(String incident, IncidentEvent event, Instant at) {
    catchUp();
    Transition transition = RecoveryMachine.next(known(incident), event, at);
    return transition.matters() ? record(incident, event, at, Optional.empty()) : transition;
  }

  /** Applies an event if the incident stands as whoever sent it saw it; else empty. */
  public synchronized Optional<Transition> applyIf(
      Predicate<IncidentState> asSeen, String incident, IncidentEvent event, Instant at) {
    return asSeen.test(state(incident))
        ? Optional.of(apply(incident, event, at))
        : Optional.empty();
  }

  /** Applies the result of an effect, which leaves the outbox with it. */
  public synchronized Transition settle(EffectId effect, IncidentEvent event, Instant at) {
    catchUp();
    return record(effect.incident(), event, at, Optional.of(effect));
  }

  private Transition record(
      String incident, IncidentEvent event, Instant at, Optional<EffectId> settles) {
    Transition next = RecoveryMachine.next(known(incident), event, at);
    long seq = seq(incident) + 1;
    append(new Append(incident, seq, at, event, new Outcome(next, settles)));
    enter(incident, seq, next.state(), at);
    listener.accept(new Recorded(incident, seq, at, event, new Said(next.step(), next.why())));
    return next;
  }

  /** An append that failed may have been committed all the same, with its answer lost. */
  private void append(Append append) {
    try {
      log.append(append);
    } catch (StaleAppend e) {
      throw e;
    } catch (RuntimeException e) {
      uncertain.put(append.incident(), append);
      throw e;
    }
  }

  /** Takes over what was committed without an answer, before anything is made of what is known. */
  private void catchUp() {
    for (Append append : List.copyOf(uncertain.values())) {
      log.events(append.incident()).stream()
          .filter(recorded -> isOwn(recorded, append))
          .forEach(this::takeOver);
      uncertain.remove(append.incident());
    }
    for (String incident : List.copyOf(perhapsRemoved)) {
      if (log.events(incident).isEmpty()) {
        forget(incident);
      }
      perhapsRemoved.remove(incident);
    }
  }

  /** What another process wrote is not taken over: the next append is refused as stale. */
  private static boolean isOwn(Recorded recorded, Append append) {
    return recorded.seq() == append.seq() && recorded.event().equals(append.event());
  }

  private void takeOver(Recorded recorded) {
    replay(recorded);
    listener.accept(recorded);
  }

  /** Where an incident stands; unopened if there is none of this id. */
  public synchronized IncidentState state(String incident) {
    catchUp();
    return known(incident);
  }

  private IncidentState known(String incident) {
    Entry entry = entries.get(incident);
    return entry == null ? new Unopened() : entry.state();
  }

  private long seq(String incident) {
    Entry entry = entries.get(incident);
    return entry == null ? 0 : entry.seq();
  }

  /** All incidents as retention sees them, oldest first. */
  public synchronized List<Kept> kept() {
    catchUp();
    return entries.values().stream()
        .filter(e -> e.state() instanceof Begun)
        .map(IncidentBook::kept)
        .toList();
  }

  private static Kept kept(Entry entry) {
    return new Kept((Begun) entry.state(), entry.latest());
  }

  /**
   * Removes an incident from the record and from here, if it may go as it stands now. Nothing is
   * told to it meanwhile; whoever tells it something later is told that there is no such incident.
   *
   * @param removal removes it from the record
   * @return how many rows went
   */
  public synchronized int removeIf(
      Predicate<Kept> may, String incident, ToIntFunction<String> removal) {
    catchUp();
    Entry entry = entries.get(incident);
    return entry != null && entry.state() instanceof Begun && may.test(kept(entry))
        ? remove(incident, removal)
        : 0;
  }

  /** A removal that failed may have been committed all the same. */
  private int remove(String incident, ToIntFunction<String> removal) {
    perhapsRemoved.add(incident);
    int rows = removal.applyAsInt(incident);
    forget(incident);
    perhapsRemoved.remove(incident);
    return rows;
  }

  private void forget(String incident) {
    entries.remove(incident);
    begun = null;
  }

  /** All incidents, oldest first; the same list until one of them moves. */
  public synchronized List<Begun> all() {
    catchUp();
    List<Begun> known = begun;
    if (known == null) {
      known =
          entries.values().stream()
              .map(Entry::state)
              .filter(s -> s instanceof Begun)
              .map(s -> (Begun) s)
              .toList();
      begun = known;
    }
    return known;
  }

  /** The incidents that ticks still concern. */
  public List<Begun> live() {
    return all().stream().filter(Begun::live).toList();
  }
}
