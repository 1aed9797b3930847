package dev.pulih.tune;

import dev.pulih.detect.Limit;
import dev.pulih.policy.Slo;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The numbers that a threshold can be: those of two digits, as a person would write them, from the
 * least that makes sense, and the present one. Ascending.
 */
final class Ladder {

  /** From 0.0001 to 10 billion. */
  private static final int SMALLEST = -5;

  private static final int LARGEST = 8;

  private final double[] numbers;

  private Ladder(double[] numbers) {
    this.numbers = numbers;
  }

  /**
   * One with these ends.
   *
   * @param least the lowest rung, unless the present one is lower
   * @param below the highest is below this, unless the present one is not
   * @param present a rung in any case
   */
  static Ladder of(double least, double below, double present) {
    DoubleStream rungs = twoDigits().filter(number -> number >= least && number < below);
    return new Ladder(
        DoubleStream.concat(rungs, DoubleStream.of(present)).sorted().distinct().toArray());
  }

  private static DoubleStream twoDigits() {
    return IntStream.rangeClosed(SMALLEST, LARGEST)
        .boxed()
        .flatMapToDouble(
            power ->
                IntStream.range(10, 100)
                    .mapToDouble(digits -> BigDecimal.valueOf(digits, -power).doubleValue()));
  }

  int size() {
    return numbers.length;
  }

  double number(int rung) {
    return numbers[rung];
  }

  /** The rung of a number that is one. */
  int rung(double number) {
    return Arrays.binarySearch(numbers, number);
  }

  /** The lowest rung above a number; the size of the ladder if there is none. */
  int above(double number) {
    int found = Arrays.binarySearch(numbers, number);
    return found < 0 ? -found - 1 : found + 1;
  }

  /** How many rungs a value has passed, counted from the lowest. */
  int passed(double value, Limit limit, Slo slo) {
    int from = 0;
    int to = numbers.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (value > limit.bound(numbers[middle], slo)) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }
}
