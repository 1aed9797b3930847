package dev.pulih.detect;

/**
 * A distance from a mean: the greater of an absolute one and a share of the mean.
 *
 * @param absolute in the signal's unit
 * @param relative as a share of the mean, 0.1 being 10 %
 */
public record Margin(double absolute, double relative) {

  public Margin {
    Require.that(absolute >= 0, "An absolute margin must not be negative; got %s.", absolute);
    Require.that(relative >= 0, "A relative margin must not be negative; got %s.", relative);
  }

  /** No distance at all. */
  public static Margin none() {
    return new Margin(0, 0);
  }

  /** How much that is around a mean. */
  public double around(double mean) {
    return Math.max(absolute, relative * Math.abs(mean));
  }
}
