package dev.pulih.service;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that is wrong with Pulih itself, or was.
 *
 * @param kind what kind of thing
 * @param since when it began
 * @param over when it ended, if it did
 * @param sentence what, and what follows from it
 */
record Trouble(Kind kind, Instant since, Optional<Instant> over, String sentence) {

  /** What can be wrong. */
  enum Kind {
    /** A tick took so long that the next ones fell due meanwhile. */
    OVERRUN,
    /** A tick came much too late: the process was stopped, or the machine starved it. */
    STALL,
    /** The wall clock was set. */
    CLOCK_STEP,
    /** Ticks end with an exception. */
    FAILING_TICKS,
    /** Nothing is known of services. */
    BLINDNESS,
    /** The cluster bears changes that the records know nothing of. */
    OLD_RECORDS;

    /** Its name, as people and metrics say it. */
    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  Trouble ended(Instant at) {
    return new Trouble(kind, since, Optional.of(at), sentence);
  }

  boolean on() {
    return over.isEmpty();
  }
}
