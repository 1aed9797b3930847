package dev.pulih.recover;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The durable record: events, the state after each, and the effects that are still to be done. */
public interface EventLog {

  /**
   * Appends one event with what it led to, in one transaction: the event, the state after it, its
   * effects into the outbox, and the effect that the event is the result of out of it.
   *
   * @throws StaleAppend if the sequence number is taken, or this process may no longer write
   */
  void append(Append append);

  /** Every incident's events in order, oldest incident first. */
  List<Recorded> load();

  /** One incident's events in order; empty if there is no such incident. */
  List<Recorded> events(String incident);

  /** The outbox: effects that are not settled, in the order in which they were decided. */
  List<Queued> queued();

  /**
   * One event to be appended.
   *
   * @param incident the incident
   * @param seq the event's number within the incident, from 1
   * @param at the instant that the event is stamped with
   * @param event the event
   * @param outcome what it led to, and what it settles
   */
  record Append(String incident, long seq, Instant at, IncidentEvent event, Outcome outcome) {}

  /**
   * What an event led to.
   *
   * @param transition the transition
   * @param settles the effect whose result the event is
   */
  record Outcome(Transition transition, Optional<EffectId> settles) {}

  /**
   * An event as it was recorded.
   *
   * @param incident the incident
   * @param seq its number
   * @param at its stamp
   * @param event the event
   * @param step what it led to, by name and sentence
   */
  record Recorded(String incident, long seq, Instant at, IncidentEvent event, Said step) {}

  /**
   * What a transition said.
   *
   * @param step by name
   * @param why by sentence
   */
  record Said(Transition.Step step, String why) {}

  /**
   * An effect's identity.
   *
   * @param incident its incident
   * @param seq the number of the event that decided it
   * @param index its place among that event's effects
   */
  record EffectId(String incident, long seq, int index) {
    /** The identity as one word. */
    public String text() {
      return incident + "/" + seq + "/" + index;
    }
  }

  /**
   * An effect in the outbox.
   *
   * @param id its identity
   * @param effect the effect
   * @param decidedAt when it was decided
   */
  record Queued(EffectId id, Effect effect, Instant decidedAt) {}

  /** An append that came too late: someone else wrote this number, or leads now. */
  final class StaleAppend extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the sentence that says who and what. */
    public StaleAppend(String message) {
      super(message);
    }
  }
}
