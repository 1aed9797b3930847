package dev.pulih.simulator.metrics;

/**
 * A log-logistic distribution of latencies: like the log-normal one skewed to the right, but with a
 * closed form: {@code F(x) = 1 / (1 + (median / x)^steepness)}, so that the 99th percentile is
 * {@code median * 99^(1 / steepness)}.
 *
 * @param medianSeconds half of the requests are faster
 * @param steepness larger is narrower; 4 puts the 99th percentile at 3.15 medians
 */
public record Latency(double medianSeconds, double steepness) {
  private static final double USUAL_STEEPNESS = 4;

  public Latency {
    if (!(medianSeconds > 0 && steepness > 1)) {
      throw new IllegalArgumentException(
          "A latency needs a positive median and a steepness over 1; got "
              + medianSeconds
              + " s and "
              + steepness
              + ".");
    }
  }

  /** A distribution of the usual shape with this 99th percentile. */
  public static Latency ofP99(double seconds) {
    return new Latency(seconds / Math.pow(99, 1 / USUAL_STEEPNESS), USUAL_STEEPNESS);
  }

  /** Every request takes this many times as long. */
  public Latency times(double factor) {
    return new Latency(medianSeconds * factor, steepness);
  }

  /** Share of requests that take at most this long. */
  public double share(double seconds) {
    return 1 / (1 + Math.pow(medianSeconds / seconds, steepness));
  }

  /** Share of requests that take longer than this. */
  public double shareBeyond(double seconds) {
    return 1 - share(seconds);
  }

  /** The mean: {@code median * (pi / steepness) / sin(pi / steepness)}. */
  public double meanSeconds() {
    double angle = Math.PI / steepness;
    return medianSeconds * angle / Math.sin(angle);
  }
}
