package dev.pulih.simulator.hostile;

import dev.pulih.policy.Mode;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog.Queued;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.RestartOrder;
import dev.pulih.recover.WeightChange;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must be true when a change is sent, and what must come of it. */
final class Sends {

  /** Steps that may pass between the last look and the request, while neighbours are slow. */
  private static final int SLOW = 4;

  private final Truths truths;
  private final Supplier<Instant> clock;
  private final Records records;
  private final Tally tally;
  private final Map<String, RestartOrder> restarted = new HashMap<>();
  private final Map<String, Ordered> shifts = new HashMap<>();
  private final Set<String> moved = new HashSet<>();
  private final Set<String> meddled = new HashSet<>();
  private final Set<String> restored = new HashSet<>();

  /** The latest shift of a VirtualService. */
  private record Ordered(String incident, Effect.Shift shift, WeightChange change, int writes) {
    boolean forward(WeightChange sent) {
      return sent.routes().equals(change.routes());
    }

    boolean back(WeightChange sent) {
      return sent.routes().equals(change.inverse("").routes());
    }

    Ordered unwritten() {
      return new Ordered(incident, shift, change, 0);
    }
  }

  Sends(Truths truths, Supplier<Instant> clock, Records records, Tally tally) {
    this.truths = truths;
    this.clock = clock;
    this.records = records;
    this.tally = tally;
  }

  private static void rule(boolean holds, String rule, Object about) {
    Violation.unless(holds, rule, about);
  }

  // ---- restarts

  void restart(RestartOrder order, @Nullable Begun state) {
    Effect.Restart effect =
        records.log().queued().stream()
            .map(Queued::effect)
            .filter(e -> e instanceof Effect.Restart r && r.order().equals(order))
            .map(e -> (Effect.Restart) e)
            .findFirst()
            .orElseThrow(() -> new AssertionError("a restart is sent without a record"));
    sendable(effect.check().service(), effect.notAfter(), order);
    rule(!truths.blind(), "no restart is sent on what is not measured", order);
    int step = Town.stepAt(clock.get());
    rule(
        truths.podFailsOverAMinute(effect.check().pods(), effect.check().above(), step, SLOW),
        "no restart is sent on a past minute",
        order);
    rule(
        state instanceof IncidentState.Restarting s && s.order().equals(order),
        "no restart is sent for an incident that went on",
        order);
  }

  void restarted(RestartOrder order) {
    tally.count("restarts");
    rule(restarted.putIfAbsent(order.incident(), order) == null, "one restart", order);
    rule(!moved.contains(order.incident()), "no restart after a shift", order);
  }

  // ---- weights

  void decided(String incident, Effect.Shift shift) {
    shift.changes().forEach(c -> rule(!stands(c.name()), "no second shift on a first", shift));
    shift.changes().forEach(c -> shifts.put(c.name(), new Ordered(incident, shift, c, 0)));
    shift.changes().forEach(c -> restored.remove(c.name()));
  }

  void weights(WeightChange change, Map<String, Begun> states) {
    Ordered ordered = ordered(change);
    if (ordered.forward(change)) {
      Effect.Shift shift = ordered.shift();
      sendable(shift.check().service(), shift.notAfter(), change);
      int step = Town.stepAt(clock.get());
      rule(
          truths.serviceFailsOverAMinute(
              shift.check().service(), shift.check().above(), step, 3 * SLOW),
          "no shift is sent on a past minute",
          change);
      rule(
          states.get(ordered.incident()) instanceof IncidentState.Shifting s
              && s.decidedAt().equals(shift.decidedAt()),
          "no shift is sent for an incident that went on",
          change);
    } else {
      rule(!late(ordered.incident()), "no release is sent after its time", change);
    }
  }

  /** One that is sent is on record until its answer is. */
  private boolean late(String incident) {
    return records.log().queued().stream()
        .filter(q -> q.id().incident().equals(incident))
        .flatMap(q -> q.effect() instanceof Effect.Release r ? Stream.of(r) : Stream.empty())
        .anyMatch(r -> clock.get().isAfter(r.notAfter()));
  }

  private Ordered ordered(WeightChange change) {
    Ordered ordered = shifts.get(change.name());
    rule(
        ordered != null && (ordered.forward(change) || ordered.back(change)),
        "only what was decided is written",
        change);
    return java.util.Objects.requireNonNull(ordered);
  }

  void written(WeightChange change) {
    Ordered ordered = ordered(change);
    if (ordered.forward(change)) {
      tally.count("shifts");
      rule(ordered.writes() == 0, "one change of a VirtualService for a decision", change);
      shifts.put(
          change.name(),
          new Ordered(ordered.incident(), ordered.shift(), ordered.change(), ordered.writes() + 1));
      moved.add(ordered.incident());
      meddled.remove(change.name());
    } else {
      tally.count("restored");
      moved.remove(ordered.incident());
      rule(!meddled.contains(change.name()), "what a person wrote is left alone", change);
      restored.add(change.name());
    }
  }

  /**
   * A process that put back one half of a shift since the other was refused, and died or lost the
   * lead before it could say so, leaves no trace: the next one tries the decision anew, while its
   * time lasts.
   */
  void succeeded() {
    restored.forEach(name -> shifts.computeIfPresent(name, (_, ordered) -> ordered.unwritten()));
    restored.clear();
  }

  void meddled(String routes) {
    meddled.add(routes);
    if (shifts.containsKey(routes)) {
      moved.remove(shifts.get(routes).incident());
    }
  }

  private void sendable(ServiceRef service, Instant notAfter, Object about) {
    Instant now = clock.get();
    rule(!now.isAfter(notAfter), "nothing is sent after its time", about);
    rule(!records.posted().forbids(service, now), "nothing is sent under a switch", about);
    Mode mode = truths.town().service(service).watched.mode();
    rule(mode == Mode.AUTO || mode == Mode.APPROVE, "nothing is sent in this mode", about);
    int unscraped = truths.town().step() - truths.town().service(service).unscrapedSince();
    rule(unscraped <= 2 + 3 * SLOW, "nothing is sent on what nobody sees", about);
  }

  /** Traffic that Pulih shifted, and nobody else, has an open breaker. */
  void leftBehind(List<Begun> states) {
    shifts.values().stream()
        .filter(this::stands)
        .forEach(
            o ->
                rule(
                    states.stream()
                        .filter(s -> s.id().equals(o.incident()))
                        .anyMatch(s -> s.facts().breaker().isOpen() || asIs(s.id())),
                    "shifted traffic has an open breaker",
                    o));
  }

  private boolean stands(String routes) {
    return Optional.ofNullable(shifts.get(routes))
        .filter(o -> stands(o) && !asIs(o.incident()))
        .isPresent();
  }

  private boolean stands(Ordered ordered) {
    return ordered.writes() > 0
        && !meddled.contains(ordered.change().name())
        && stillShifted(ordered);
  }

  private boolean asIs(String incident) {
    return records.log().events(incident).stream()
        .anyMatch(e -> e.event() instanceof dev.pulih.recover.IncidentEvent.LeftAsIs);
  }

  private boolean stillShifted(Ordered ordered) {
    return truths.town().services().stream()
        .flatMap(s -> s.routes().values().stream())
        .filter(r -> r.name().equals(ordered.change().name()))
        .anyMatch(
            r ->
                r.routes()
                    .getFirst()
                    .destinations()
                    .equals(ordered.change().routes().getFirst().after()));
  }
}
