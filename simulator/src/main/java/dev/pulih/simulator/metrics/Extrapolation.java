package dev.pulih.simulator.metrics;

/**
 * Prometheus 2's {@code rate()} of a counter over a window, in milliseconds.
 *
 * <p>Idea: the increase between the first and the last sample in the window, each drop counted as a
 * restart from zero, is stretched to the window's ends where the samples come close to them (within
 * 1.1 sampling intervals), else by half an interval; never before the point at which the counter
 * would have been zero. Source: {@code extrapolatedRate} in Prometheus's promql/functions.go.
 *
 * <p>Worked: a window of 60 s with samples 10, 40, 70 at 10, 25 and 40 s rose by 60 in 30 s. The
 * start is 10 s away and the zero point 5 s, so 5 s are added in front; the end is 20 s away, more
 * than 16.5 s, so half of 15 s is added behind: 60 × 42.5 / 30 / 60 s = 1.4167 per second.
 *
 * @param from where the window begins
 * @param to where it ends
 */
record Extrapolation(long from, long to) {
  private static final double NEAR = 1.1;

  /**
   * The first and the last sample in the window.
   *
   * @param first when the first was taken
   * @param last when the last was taken
   * @param steps how many samples came after the first
   */
  record Ends(long first, long last, int steps) {}

  double perSecond(Ends ends, double firstValue, double increase) {
    double sampled = ends.last() - ends.first();
    double step = sampled / ends.steps();
    double toStart = ends.first() - from;
    double toZero = increase > 0 ? sampled * firstValue / increase : toStart;
    double toEnd = to - ends.last();
    double covered = sampled + reach(Math.min(toStart, toZero), step) + reach(toEnd, step);
    return increase * covered / sampled / ((to - from) / 1000.0);
  }

  private static double reach(double distance, double step) {
    return distance < step * NEAR ? distance : step / 2;
  }
}
