package dev.pulih.service.escalation;

import dev.pulih.recover.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time of a run, which passes when it is told to. */
final class VirtualTime implements InstantSource {

  /** When a run begins. */
  static final Instant START = Samples.T0;

  private Instant now = START;

  @Override
  public Instant instant() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** How long the run has lasted. */
  Duration elapsed() {
    return Duration.between(START, now);
  }
}
