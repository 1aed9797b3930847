package dev.pulih.service.backtest;

import dev.pulih.signal.SeriesStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The ticks of a range, aligned to the wall clock as live ones are.
 *
 * @param from the first tick
 * @param to no tick is later
 * @param step from one tick to the next
 */
public record TickRange(Instant from, Instant to, Duration step) {

  /**
   * A stretch of ticks that is read at once.
   *
   * @param index its number
   * @param from the first tick
   * @param to the last one
   */
  public record Piece(long index, Instant from, Instant to) {}

  public TickRange {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "--from must be before --to; got " + from + " and " + to + ".");
    }
    if (step.toMillis() < 1000) {
      throw new IllegalArgumentException("--step must be at least 1 s; got " + step + ".");
    }
    from = aligned(from, step);
    if (from.isAfter(to)) {
      throw new IllegalArgumentException(
          "No tick, one every " + step + ", lies between --from and --to; make the range longer.");
    }
  }

  private static Instant aligned(Instant at, Duration step) {
    long millis = step.toMillis();
    return Instant.ofEpochMilli(Math.ceilDiv(at.toEpochMilli(), millis) * millis);
  }

  /** How many ticks there are. */
  public long ticks() {
    return Math.floorDiv(Duration.between(from, to).toMillis(), step.toMillis()) + 1;
  }

  /** A tick by its number. */
  Instant at(long index) {
    return from.plus(step.multipliedBy(index));
  }

  /** What is read before the first tick, as a live start does. */
  Piece before() {
    return new Piece(0, at(-SeriesStore.TICKS), at(-1));
  }

  /** All ticks in pieces of so many; the piece before them is number 0. */
  List<Piece> pieces(int of) {
    long ticks = ticks();
    return LongStream.iterate(0, i -> i < ticks, i -> i + of)
        .mapToObj(i -> new Piece(i / of + 1, at(i), at(Math.min(ticks, i + of) - 1)))
        .toList();
  }
}
