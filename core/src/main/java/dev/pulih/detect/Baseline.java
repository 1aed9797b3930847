package dev.pulih.detect;

/**
 * The recent past of a series: what a value is compared with.
 *
 * @param samples how many samples it rests on
 * @param mean their mean
 * @param sigma their sample standard deviation; NaN for fewer than two
 */
public record Baseline(int samples, double mean, double sigma) {

  /** This baseline with a sigma of at least the margin around its mean. */
  Baseline floored(Margin floor) {
    return new Baseline(samples, mean, Math.max(sigma, floor.around(mean)));
  }
}
