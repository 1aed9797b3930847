package dev.pulih.simulator.hostile;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import dev.pulih.flow.IncidentBook;
import dev.pulih.flow.TickReport;
import dev.pulih.policy.GuardLimits;
import dev.pulih.recover.Breaker;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog.Append;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.RestartOrder;
import dev.pulih.recover.Transition;
import dev.pulih.recover.Transition.Step;
import dev.pulih.recover.WeightChange;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Sees what Pulih records, sends and changes, knows what is true in the town, and says at once when
 * something happens that must never happen.
 */
final class Witness {

  private final Records records;
  private final Tally tally = new Tally();
  private final Map<String, Begun> states = new LinkedHashMap<>();
  private final Set<String> askedToRelease = new HashSet<>();
  private final Decisions decisions;
  private final Sends sends;
  private final AlarmCheck alarms;
  private final BreakerCheck breakers = new BreakerCheck(states);
  private final SilenceCheck silence;
  private final Calls calls = new Calls();

  Witness(
      Town town, Trouble trouble, Supplier<Instant> clock, Records records, GuardLimits limits) {
    this.records = records;
    Truths truths = new Truths(town, trouble);
    this.decisions = new Decisions(truths, states, records, limits);
    this.sends = new Sends(truths, clock, records, tally);
    this.alarms = new AlarmCheck(states);
    this.silence = new SilenceCheck(states, clock, records);
  }

  Tally tally() {
    return tally;
  }

  /** Everything that was recorded, a line each: what led to a violation. */
  String story() {
    return records.log().load().stream()
        .sorted(comparing(Recorded::at))
        .map(e -> e.at() + " " + e.incident() + " " + e.step().step() + " " + e.step().why())
        .collect(joining("\n"));
  }

  // ---- what is recorded

  void recorded(Append append) {
    Transition transition = append.outcome().transition();
    tally.count(transition.step().name());
    if (append.event() instanceof IncidentEvent.Withheld) {
      tally.count("withheld");
    }
    if (append.event() instanceof IncidentEvent.ReleaseRequested
        || append.event() instanceof IncidentEvent.LeftAsIs) {
      askedToRelease.add(append.incident());
    }
    transition.effects().forEach(effect -> decided(append, effect));
    if (transition.step() == Step.RECOVERED) {
      decisions.recovered(append, states.get(append.incident()));
    }
    breakers.recorded(append, states.get(append.incident()));
    if (transition.state() instanceof Begun begun) {
      states.put(append.incident(), begun);
      breaker(begun);
    }
    if (append.event() instanceof IncidentEvent.ClosedBy) {
      alarms.closed(states.get(append.incident()));
    }
  }

  private void decided(Append append, Effect effect) {
    switch (effect) {
      case Effect.Restart restart -> decisions.restart(append, restart);
      case Effect.Shift shift -> {
        decisions.shift(append, shift);
        sends.decided(append.incident(), shift);
      }
      case Effect.Undo _ -> tally.count("undos");
      case Effect.Release _ ->
          Violation.unless(
              askedToRelease.contains(append.incident()), "only a person releases", append);
      case Effect.Page page -> calls.decided(page, states.get(append.incident()), tally);
      case Effect.CaptureEvidence _,
          Effect.Acknowledge _,
          Effect.StandDown _,
          Effect.Announce _,
          Effect.Tell _,
          Effect.AskOpinion _,
          Effect.Draft _ -> {}
    }
  }

  private void breaker(Begun state) {
    boolean released =
        state.facts().breaker() instanceof Breaker.Released
            || state.facts().breaker() instanceof Breaker.Watched;
    Violation.unless(
        !released || askedToRelease.contains(state.id()),
        "a breaker is closed only by a person",
        state.id());
  }

  // ---- what is sent and changed

  void sends(RestartOrder order) {
    sends.restart(order, states.get(order.incident()));
  }

  void restarts(RestartOrder order) {
    sends.restarted(order);
  }

  void sends(WeightChange change) {
    sends.weights(change, states);
  }

  void writes(WeightChange change) {
    sends.written(change);
  }

  void meddled(String routes) {
    sends.meddled(routes);
  }

  // ---- what is seen

  void ticked(TickReport report) {
    decisions.ticked(report);
    alarms.ticked(report);
    breakers.ticked();
    silence.ticked();
  }

  /** Before messages are sent. */
  SilenceCheck.Before listens() {
    return silence.listens();
  }

  /** After messages were sent. */
  void heard(SilenceCheck.Before before) {
    silence.heard(before);
  }

  /** A tick that was not, or a process that is not there. */
  void blind() {
    decisions.blind();
    alarms.blind();
  }

  /** What lived is what the log says. */
  void dies() {
    replays();
    sends.succeeded();
  }

  /** Another process goes on with what the log says. */
  void takesOver() {
    blind();
    sends.succeeded();
  }

  private void replays() {
    IncidentBook replayed = new IncidentBook(records.log(), _ -> {});
    states.forEach(
        (id, state) ->
            Violation.unless(replayed.state(id).equals(state), "a replay equals what lived", id));
  }

  /** At rest everything is over, or with people, and everything that was to be said is said. */
  void ends() {
    replays();
    states.values().forEach(Witness::ended);
    Violation.unless(
        records.log().queued().isEmpty(), "nothing is left undone", records.log().queued());
    states.values().stream().filter(s -> s.facts().alarm().paged()).forEach(this::heard);
    states.values().forEach(s -> calls.ended(s, records.log().events(s.id())));
    breakers.ends();
    sends.leftBehind(List.copyOf(states.values()));
  }

  private static void ended(IncidentState state) {
    boolean over =
        state instanceof IncidentState.Resolved
            || state instanceof IncidentState.WithPeople
            || state instanceof IncidentState.Closed
            || state instanceof IncidentState.Passed;
    Violation.unless(over, "every incident ends over or with people", state);
  }

  private void heard(Begun state) {
    boolean delivered =
        records.delivered().stream()
            .anyMatch(
                n ->
                    n.kind() == dev.pulih.notify.Notification.Kind.PAGE
                        && n.about().incident().equals(state.id()));
    Violation.unless(delivered || silence.dropped(state.id()), "a page reaches people", state.id());
  }
}
