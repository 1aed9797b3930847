package dev.pulih.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The latest 60 ticks (15 min at 15 s) of all series, in memory.
 *
 * <p>One tick is one column: an array with a value for each series, addressed by the series' slot,
 * NaN where unknown. A tick overwrites the oldest column, so that an append touches one array and
 * moves nothing. A series without a known value in all columns is forgotten, and since its cells
 * are NaN by then, its slot is clean for the next one. For one thread; {@link #last} makes copies
 * that may leave it.
 */
public final class SeriesStore {

  /** Ticks that are kept. */
  public static final int TICKS = 60;

  private static final int FIRST_CAPACITY = 64;

  private final Slots slots = new Slots();
  private final double[][] columns = new double[TICKS][];
  private final Instant[] times = new Instant[TICKS];
  private long[] seen = new long[FIRST_CAPACITY];
  private long ticks;

  /** A store without any tick. */
  public SeriesStore() {
    Arrays.setAll(columns, _ -> unknown(FIRST_CAPACITY));
  }

  /**
   * Appends one tick.
   *
   * @throws IllegalArgumentException if it is not later than the previous one
   */
  public void append(Readings readings) {
    requireLater(readings.at());
    ticks++;
    times[column(0)] = readings.at();
    Arrays.fill(columns[column(0)], Double.NaN);
    readings.samples().forEach(this::write);
    slots.release(slot -> ticks - seen[slot] >= TICKS);
  }

  /** The newest value; NaN where it is unknown. */
  public double latest(Signal signal, Entity entity) {
    return value(slots.find(new Series(signal, entity)), 0);
  }

  /** The newest n values, oldest first; NaN where unknown. */
  public double[] last(Signal signal, Entity entity, int n) {
    return values(slots.find(new Series(signal, entity)), n);
  }

  /** A copy of the latest ticks that are younger than a length of time, for the wanted series. */
  public SeriesWindow last(Duration length, Predicate<Series> wanted) {
    int n = ticksWithin(length);
    Map<Series, double[]> values = new HashMap<>();
    slots
        .taken()
        .forEach(
            (series, slot) -> {
              if (wanted.test(series)) {
                put(values, series, values(slot, n));
              }
            });
    return new SeriesWindow(IntStream.range(0, n).mapToObj(i -> time(n - 1 - i)).toList(), values);
  }

  /** How many series have a known value within the ticks that are kept. */
  public int size() {
    return slots.taken().size();
  }

  private static void put(Map<Series, double[]> into, Series series, double[] values) {
    if (Arrays.stream(values).anyMatch(Double::isFinite)) {
      into.put(series, values);
    }
  }

  private void requireLater(Instant at) {
    if (ticks > 0 && !at.isAfter(time(0))) {
      throw new IllegalArgumentException(
          "Ticks come in the order of time; got " + at + " after " + time(0) + ".");
    }
  }

  private void write(Signal signal, Map<Entity, Reading> readings) {
    readings.forEach(
        (entity, reading) ->
            reading.known().ifPresent(value -> write(new Series(signal, entity), value)));
  }

  private void write(Series series, double value) {
    int slot = slots.claim(series);
    grow(slot + 1);
    seen[slot] = ticks;
    columns[column(0)][slot] = value;
  }

  private double[] values(int slot, int n) {
    return IntStream.range(0, n).mapToDouble(i -> value(slot, n - 1 - i)).toArray();
  }

  private double value(int slot, int age) {
    return slot == Slots.NONE || age >= kept() ? Double.NaN : columns[column(age)][slot];
  }

  private Instant time(int age) {
    return times[column(age)];
  }

  private int ticksWithin(Duration length) {
    int n = 0;
    while (n < kept() && time(n).isAfter(time(0).minus(length))) {
      n++;
    }
    return n;
  }

  private int kept() {
    return (int) Math.min(ticks, TICKS);
  }

  private int column(int age) {
    return (int) Math.floorMod(ticks - age, (long) TICKS);
  }

  private void grow(int wanted) {
    if (wanted > seen.length) {
      int capacity = wanted * 2;
      seen = Arrays.copyOf(seen, capacity);
      Arrays.setAll(columns, i -> widened(columns[i], capacity));
    }
  }

  private static double[] widened(double[] column, int capacity) {
    double[] wide = unknown(capacity);
    System.arraycopy(column, 0, wide, 0, column.length);
    return wide;
  }

  private static double[] unknown(int length) {
    double[] column = new double[length];
    Arrays.fill(column, Double.NaN);
    return column;
  }
}
