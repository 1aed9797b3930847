package dev.pulih.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a known incident was seen.
 *
 * @param known the incident
 * @param ticks how many ticks it lasted
 * @param unknown at how many of them its service's error rate was not known
 * @param finding the first tick at which a finding of any kind began
 * @param threshold the first tick at which a P1 or P2 began
 */
public record Sighting(
    KnownIncident known,
    long ticks,
    long unknown,
    Optional<Instant> finding,
    Optional<Instant> threshold) {

  static Sighting none(KnownIncident known) {
    return new Sighting(known, 0, 0, Optional.empty(), Optional.empty());
  }

  Sighting next(boolean blind) {
    return new Sighting(known, ticks + 1, unknown + (blind ? 1 : 0), finding, threshold);
  }

  Sighting found(Instant at, boolean urgent) {
    return new Sighting(
        known,
        ticks,
        unknown,
        finding.or(() -> Optional.of(at)),
        threshold.or(() -> Optional.of(at).filter(_ -> urgent)));
  }

  /** Whether any of it lies in the range. */
  public boolean played() {
    return ticks > 0;
  }

  /** Played, and nothing was found. */
  public boolean missed() {
    return played() && finding.isEmpty();
  }

  /** From its beginning to an instant in it. */
  public Duration after(Instant seen) {
    return Duration.between(known.from(), seen);
  }
}
