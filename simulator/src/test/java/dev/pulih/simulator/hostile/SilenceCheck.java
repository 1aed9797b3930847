package dev.pulih.simulator.hostile;

import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog.EffectId;
import dev.pulih.recover.EventLog.Queued;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentEvent.Withheld;
import dev.pulih.recover.IncidentState.Begun;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Nothing but a silent window keeps a page from people, and nobody hears anything during one. */
final class SilenceCheck {
  /**
   * Thirteen minutes of ticks, for channels want to be left alone and Pulih crashes; and twelve
   * that pass at once when the clock is set forward.
   */
  private static final int TOO_LONG = 100;

  private final Map<String, Begun> states;
  private final Supplier<Instant> clock;
  private final Records records;
  private final Map<EffectId, Integer> waiting = new HashMap<>();

  /**
   * How it is before messages are sent. While one is on its way others are sent, and windows begin.
   *
   * @param delivered how many messages people had
   * @param silent until when incidents are silent
   */
  record Before(int delivered, Map<String, Instant> silent) {}

  SilenceCheck(Map<String, Begun> states, Supplier<Instant> clock, Records records) {
    this.states = states;
    this.clock = clock;
    this.records = records;
  }

  private Optional<Instant> silentUntil(String incident) {
    Begun state = states.get(incident);
    return state == null
        ? Optional.empty()
        : records.posted().silentUntil(state.facts().incident().services(), clock.get());
  }

  void ticked() {
    Map<EffectId, Integer> now = new HashMap<>();
    records.log().queued().stream()
        .filter(q -> q.effect() instanceof Effect.Page)
        .map(Queued::id)
        .filter(id -> silentUntil(id.incident()).isEmpty())
        .forEach(id -> now.put(id, waiting.getOrDefault(id, 0) + 1));
    waiting.clear();
    waiting.putAll(now);
    waiting.forEach(
        (id, ticks) ->
            Violation.unless(ticks < TOO_LONG, "a page waits for a silent window alone", id));
  }

  /** Before anything is sent. */
  Before listens() {
    Map<String, Instant> silent = new HashMap<>();
    states.keySet().forEach(id -> silentUntil(id).ifPresent(until -> silent.put(id, until)));
    return new Before(records.delivered().size(), silent);
  }

  /** After it: a window that was on all the while let nothing through. */
  void heard(Before before) {
    records.delivered().stream()
        .skip(before.delivered())
        .filter(n -> n.kind() == Kind.PAGE || n.kind() == Kind.UPDATE)
        .flatMap(SilenceCheck::incidents)
        .filter(
            id ->
                silentUntil(id).filter(until -> until.equals(before.silent().get(id))).isPresent())
        .findFirst()
        .ifPresent(id -> Violation.unless(false, "nobody hears of it in a silent window", id));
  }

  /** A message about several incidents names each of them. */
  private static Stream<String> incidents(Notification notification) {
    return Stream.concat(
        Stream.of(notification.about().incident()), notification.details().keySet().stream());
  }

  /** Whether the call for an incident was dropped, since it was over by the end of a window. */
  boolean dropped(String incident) {
    return records.log().events(incident).stream()
        .map(Recorded::event)
        .anyMatch(e -> e instanceof Withheld(Effect.Page _, String _));
  }
}
