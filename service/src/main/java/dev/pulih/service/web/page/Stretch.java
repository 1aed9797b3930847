package dev.pulih.service.web.page;

import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.report.Resolution;
import java.time.Duration;
import java.time.Instant;

/**
 * When an incident was, with some time around it.
 *
 * @param from some time before it was opened
 * @param to some time after its end; now, where that is not over
 */
record Stretch(Instant from, Instant to) {

  static final Duration AROUND = Duration.ofMinutes(10);

  /** So many steps are enough for a plot. */
  static final int STEPS = 240;

  static Stretch of(Begun incident, Instant now) {
    Instant end = Resolution.endedAt(incident).map(at -> at.plus(AROUND)).orElse(now);
    Instant from = incident.facts().incident().openedAt().minus(AROUND);
    return new Stretch(from, end.isAfter(now) ? now : end);
  }

  boolean holds(Instant at) {
    return !at.isBefore(from) && !at.isAfter(to);
  }

  /** How far apart its steps are: a whole number of ticks. */
  Duration step(Duration tick) {
    Duration fits = Duration.between(from, to).dividedBy(STEPS);
    long ticks = Math.ceilDiv(Math.max(1, fits.toMillis()), tick.toMillis());
    return tick.multipliedBy(ticks);
  }
}
