package dev.pulih.detect.evidence;

/**
 * A logarithm that knows what "next to nothing" is, so that only a change counts that matters to
 * anyone.
 *
 * <p>{@code y = ±ln(max(x, 0) + floor)}: the started logarithm (Tukey, Exploratory Data Analysis,
 * 1977; Box and Cox, J. R. Stat. Soc. B 26, 1964, with the shift λ₂). Far above the floor equal
 * steps are equal factors; far below it nothing happens. With a floor of 0.05 s a latency that goes
 * from 3 to 30 ms moves by ln(0.08 ÷ 0.053) = 0.41, one that goes from 0.3 to 3 s by 2.17.
 *
 * @param worse the side that does harm; y grows towards it
 * @param floor what is next to nothing, in the unit of x
 */
public record FlooredLog(Worse worse, double floor) {

  /** The side that does harm. */
  public enum Worse {
    HIGHER(1),
    LOWER(-1);

    private final int sign;

    Worse(int sign) {
      this.sign = sign;
    }
  }

  public FlooredLog {
    Settled.that(floor > 0 && Double.isFinite(floor), "A floor must be positive; got %s.", floor);
  }

  /** Its logarithm; NaN where the value is unknown, which an infinite one is too. */
  double of(double x) {
    return Double.isFinite(x) ? worse.sign * Math.log(Math.max(x, 0) + floor) : Double.NaN;
  }

  /** The value of a logarithm. */
  double value(double y) {
    return Math.exp(worse.sign * y) - floor;
  }
}
