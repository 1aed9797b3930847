package dev.pulih.simulator.metrics;

/**
 * Prometheus 2's {@code rate()} of a counter, sample by sample.
 *
 * <p>Idea: the increase between the first and the last sample in the window, each drop counted as a
 * restart from zero, is stretched to the window's ends where the samples come close to them (within
 * 1.1 sampling intervals), else by half an interval; never before the point at which the counter
 * would have been zero. Source: {@code extrapolatedRate} in Prometheus's promql/functions.go.
 *
 * <p>Worked: a window of 60 s with samples 10, 40, 70 at 10, 25 and 40 s rose by 60 in 30 s. The
 * start is 10 s away and the zero point 5 s, so 5 s are added in front; the end is 20 s away, more
 * than 16.5 s, so half of 15 s is added behind: 60 × 42.5 / 30 / 60 s = 1.4167 per second.
 */
final class Extrapolation {
  private static final double NEAR = 1.1;

  private final long from;
  private final long to;
  private long firstAt;
  private long lastAt;
  private double first;
  private double last;
  private double increase;
  private int samples;

  Extrapolation(long from, long to) {
    this.from = from;
    this.to = to;
  }

  void sample(long at, double value) {
    if (Double.isNaN(value)) {
      return;
    }
    if (samples++ == 0) {
      firstAt = at;
      first = value;
    } else {
      increase += value < last ? value : value - last;
    }
    lastAt = at;
    last = value;
  }

  double perSecond() {
    if (samples < 2) {
      return Double.NaN;
    }
    double sampled = lastAt - firstAt;
    double step = sampled / (samples - 1);
    double toEnd = to - lastAt;
    double covered = sampled + reach(toStart(sampled), step) + reach(toEnd, step);
    return increase * covered / sampled / ((to - from) / 1000.0);
  }

  private double toStart(double sampled) {
    double distance = firstAt - from;
    return increase > 0 ? Math.min(distance, sampled * first / increase) : distance;
  }

  private static double reach(double distance, double step) {
    return distance < step * NEAR ? distance : step / 2;
  }
}
