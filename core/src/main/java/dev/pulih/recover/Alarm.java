package dev.pulih.recover;

import dev.pulih.detect.Severity;
import java.time.Instant;
import java.util.Optional;

/**
 * How loud an incident is, and whom it has called.
 *
 * @param severity the worst severity so far
 * @param p1Since since when it has been a P1
 * @param pagedAt when people were paged
 * @param withPeople whether stage 3 has been reached: from then on only a person closes it
 */
public record Alarm(
    Severity severity, Optional<Instant> p1Since, Optional<Instant> pagedAt, boolean withPeople) {

  static Alarm of(Severity severity, Instant at) {
    return new Alarm(severity, since(severity, at), Optional.empty(), false);
  }

  private static Optional<Instant> since(Severity severity, Instant at) {
    return severity == Severity.P1 ? Optional.of(at) : Optional.empty();
  }

  Alarm raisedTo(Severity other, Instant at) {
    boolean higher = other.compareTo(severity) > 0;
    return higher ? new Alarm(other, since(other, at), pagedAt, withPeople) : this;
  }

  Alarm paged(Instant at) {
    return new Alarm(severity, p1Since, pagedAt.or(() -> Optional.of(at)), withPeople);
  }

  Alarm handedOver(Instant at) {
    return new Alarm(severity, p1Since, pagedAt.or(() -> Optional.of(at)), true);
  }

  /** Paged already. */
  public boolean paged() {
    return pagedAt.isPresent();
  }

  boolean isP1() {
    return severity == Severity.P1;
  }
}
