package dev.pulih.detect;

/**
 * A distance from a mean: the greater of an absolute one and a share of the mean.
 *
 * <pre>  around(mean) = max(absolute, relative · |mean|)</pre>
 *
 * <p>That is how floating-point numbers are told to be close (PEP 485, {@code math.isclose}): a
 * share alone is nothing near 0, and an absolute distance alone is nothing for large values. 0.05 s
 * and 10 % around 0.1 s are 0.05 s, around 2 s they are 0.2 s.
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
