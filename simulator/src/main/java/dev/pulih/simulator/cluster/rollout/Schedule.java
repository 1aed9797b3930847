package dev.pulih.simulator.cluster.rollout;

import java.time.Instant;

/** The next instant at which a controller must look again although nothing changed. */
final class Schedule {

  static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  private Instant due = NEVER;

  void clear() {
    due = NEVER;
  }

  void noLaterThan(Instant instant) {
    due = instant.isBefore(due) ? instant : due;
  }

  Instant due() {
    return due;
  }
}
