package dev.pulih.analyse;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * The one axis of time of all series: instead of a stamp for each value, where it starts, how long
 * a step is, and how many there are.
 *
 * @param start the first tick
 * @param step from one tick to the next
 * @param count how many ticks
 */
record Axis(Instant start, Duration step, int count) {

  /** The axis of these ticks, ascending; missing ones get a place too. */
  static Axis of(List<Instant> times) {
    if (times.size() < 2) {
      return new Axis(
          times.isEmpty() ? Instant.EPOCH : times.getFirst(), Duration.ZERO, times.size());
    }
    Duration step = step(times);
    Duration length = Duration.between(times.getFirst(), times.getLast());
    return new Axis(times.getFirst(), step, 1 + steps(length, step));
  }

  private static Duration step(List<Instant> times) {
    double[] gaps = new double[times.size() - 1];
    Arrays.setAll(gaps, i -> Duration.between(times.get(i), times.get(i + 1)).toMillis());
    Arrays.sort(gaps);
    return Duration.ofMillis((long) gaps[gaps.length / 2]);
  }

  private static int steps(Duration length, Duration step) {
    return (int) Math.round((double) length.toMillis() / step.toMillis());
  }

  /** The values in their places, NaN where there is none. */
  double[] place(List<Instant> times, double[] values) {
    double[] placed = new double[count];
    Arrays.fill(placed, Double.NaN);
    for (int i = 0; i < values.length; i++) {
      placed[step.isZero() ? i : steps(Duration.between(start, times.get(i)), step)] = values[i];
    }
    return placed;
  }

  Instant at(int tick) {
    return start.plus(step.multipliedBy(tick));
  }

  String json() {
    return JsonText.object(
        JsonText.field("start", JsonText.text(start.toString())),
        JsonText.field("step_seconds", Digits.seconds(step)),
        JsonText.field("count", Integer.toString(count)));
  }
}
