package dev.pulih.service.soak;

import dev.pulih.service.soak.Trend.Point;
import java.util.List;

/**
 * Whether a curve stays where it is. It does not if its trend, followed from the first point to the
 * last, leaves the tolerance (a leak, also one below a saw-tooth), or if its last third lies that
 * far above its first (a step, which has no slope). What falls is flat: nothing is used up.
 *
 * @param vital what was measured
 * @param usual the median of all points
 * @param trend its direction
 * @param seconds from the first point to the last
 */
record Flatness(Vital vital, double usual, Trend trend, double seconds) {

  static Flatness of(Vital vital, List<Point> curve) {
    double seconds = curve.getLast().seconds() - curve.getFirst().seconds();
    return new Flatness(vital, Trend.median(curve), Trend.of(curve), seconds);
  }

  boolean flat() {
    return Math.max(growth(), step()) <= tolerance();
  }

  /** What the trend adds over the whole curve. */
  double growth() {
    return trend.slope() * seconds;
  }

  double step() {
    return trend.late() - trend.early();
  }

  double tolerance() {
    return vital.tolerance(usual);
  }

  double perHour() {
    return trend.slope() * 3600;
  }
}
