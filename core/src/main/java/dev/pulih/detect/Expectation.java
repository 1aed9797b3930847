package dev.pulih.detect;

/**
 * What the past of a series lets expect of its next value; NaN where too little is known.
 *
 * @param usual the value that would be usual, in the signal's unit
 * @param sigma the standard deviation around it, with the floor under it
 * @param threshold how many standard deviations a value must lie away to be unusual
 */
public record Expectation(double usual, double sigma, double threshold) {

  /** Nothing. */
  static Expectation none() {
    return new Expectation(Double.NaN, Double.NaN, Double.NaN);
  }

  /** How many standard deviations a value lies from what is usual. */
  double distance(double value) {
    return Math.abs(value - usual) / sigma;
  }
}
