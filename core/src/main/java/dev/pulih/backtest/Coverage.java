package dev.pulih.backtest;

import dev.pulih.signal.Readings;
import java.time.Instant;
import java.util.Optional;

/**
 * How much of a range had readings.
 *
 * @param ticks all ticks
 * @param empty those without a single sample
 * @param failed those at which a signal could not be read
 * @param first the first tick with a sample
 * @param last the last one
 * @param failure a sentence on the latest signal that could not be read
 */
public record Coverage(
    long ticks,
    long empty,
    long failed,
    Optional<Instant> first,
    Optional<Instant> last,
    Optional<String> failure) {

  static Coverage nothing() {
    return new Coverage(0, 0, 0, Optional.empty(), Optional.empty(), Optional.empty());
  }

  Coverage next(Readings raw) {
    boolean none = raw.samples().values().stream().allMatch(samples -> samples.isEmpty());
    Optional<Instant> seen = Optional.of(raw.at()).filter(_ -> !none);
    return new Coverage(
        ticks + 1,
        empty + (none ? 1 : 0),
        failed + (raw.failures().isEmpty() ? 0 : 1),
        first.or(() -> seen),
        seen.or(() -> last),
        raw.failures().values().stream().sorted().findFirst().or(() -> failure));
  }

  /** Whether there was nothing at all. */
  public boolean isEmpty() {
    return empty == ticks;
  }
}
