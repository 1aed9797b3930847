package dev.pulih.service.prometheus;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Equally spaced instants.
 *
 * @param from the first
 * @param step the distance
 * @param count how many, at least one
 */
record Steps(Instant from, Duration step, int count) {

  Steps {
    if (step.toMillis() < 1) {
      throw new IllegalArgumentException("The step must be at least 1 ms; got " + step + ".");
    }
  }

  /** From one instant to at most another; none if the other is earlier. */
  static Steps between(Instant from, Instant to, Duration step) {
    long gaps = Math.floorDiv(Duration.between(from, to).toMillis(), step.toMillis());
    return new Steps(from, step, Math.max(0, Math.toIntExact(gaps + 1)));
  }

  Instant at(int index) {
    return from.plus(step.multipliedBy(index));
  }

  Instant last() {
    return at(count - 1);
  }

  Steps earlier(Duration offset) {
    return new Steps(from.minus(offset), step, count);
  }

  /** The index of the step at a time in seconds since 1970, as an answer gives it. */
  int index(double seconds) {
    double millis = seconds * 1e3 - from.toEpochMilli();
    return Math.toIntExact(Math.round(millis / step.toMillis()));
  }

  /** The same steps in pieces of at most so many. */
  List<Steps> pieces(int most) {
    return IntStream.iterate(0, i -> i < count, i -> i + most)
        .mapToObj(i -> new Steps(at(i), step, Math.min(most, count - i)))
        .toList();
  }
}
