package dev.pulih.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How long what is recorded is kept; zero for ever.
 *
 * @param incidents an incident that is over, with all its events, after its latest event
 * @param undelivered the same, where a person could still send a message that no channel took
 * @param records everything else, by kind
 * @param pace how fast what is due is removed
 */
public record Retention(
    Duration incidents, Duration undelivered, Map<Kind, Duration> records, Pace pace) {

  public Retention {
    records = Map.copyOf(new EnumMap<>(records));
    for (Kind kind : Kind.values()) {
      Objects.requireNonNull(records.get(kind), () -> "Nobody says how long " + kind + " is kept.");
    }
  }

  /** What is kept beside incidents, a row by itself. */
  public enum Kind {
    /** What ticks found. */
    FINDINGS,
    /** Restarts of workloads, whoever caused them. */
    RESTARTS,
    /** Calls to models. */
    CALLS,
    /** What came in over channels. */
    INBOUND,
    /** Windows of maintenance. */
    WINDOWS,
    /** Who paused, killed and resumed. */
    SWITCHES
  }

  /**
   * How fast what is due is removed: slowly, since ticks write to the same tables.
   *
   * @param every from the end of one run to the next
   * @param rows so many at most in one transaction; an incident goes whole, whatever it has
   * @param pause from one transaction to the next
   */
  public record Pace(Duration every, int rows, Duration pause) {}

  /** From before when a kind is not kept; empty if it is kept for ever. */
  public Optional<Instant> before(Kind kind, Instant now) {
    Duration kept = Objects.requireNonNull(records.get(kind));
    return kept.isZero() ? Optional.empty() : Optional.of(now.minus(kept));
  }

  /** A year for what people look up, a month for what is many and soon of no use. */
  public static Retention defaults() {
    Duration year = Duration.ofDays(365);
    return new Retention(
        year,
        Duration.ofDays(730),
        Map.of(
            Kind.FINDINGS,
            Duration.ofDays(30),
            Kind.RESTARTS,
            Duration.ofDays(30),
            Kind.CALLS,
            year,
            Kind.INBOUND,
            Duration.ofDays(90),
            Kind.WINDOWS,
            year,
            Kind.SWITCHES,
            year),
        new Pace(Duration.ofHours(1), 500, Duration.ofMillis(200)));
  }
}
