package dev.pulih.benchmarks;

import java.util.List;

/**
 * The middle and the quartiles of repeated measurements.
 *
 * @param lower a quarter of them are below
 * @param median half of them are below
 * @param upper a quarter of them are above
 */
public record Spread(double lower, double median, double upper) {

  /** Of at least one measurement. */
  public static Spread of(List<Double> measured) {
    double[] sorted = measured.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Spread(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
  }

  private static double at(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** The median, and in brackets the quartiles. */
  public String text(String format) {
    return String.format(
        "%s (%s to %s)",
        String.format(format, median), String.format(format, lower), String.format(format, upper));
  }
}
