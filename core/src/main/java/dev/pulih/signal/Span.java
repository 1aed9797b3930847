package dev.pulih.signal;

/**
 * The stretch of time over which a signal is averaged, by its purpose; {@link Spans} says how long
 * each one is. A purpose rather than a duration, so that a configuration can scale all of them.
 */
public enum Span {
  /** A gauge: no averaging. */
  NONE,
  /** The last minute: is the condition still there? */
  RECENT,
  /** The stretch over which pods made by a restart are judged (3 min). */
  EVALUATION,
  /** The window of the stage conditions and of most thresholds (5 min). */
  CONDITION,
  /** The long window of the paging burn rate (1 h). */
  PAGE_LONG,
  /** The short window of the paging burn rate (5 min). */
  PAGE_SHORT,
  /** The long window of the ticket burn rate (6 h). */
  TICKET_LONG,
  /** The short window of the ticket burn rate (30 min). */
  TICKET_SHORT
}
