package dev.pulih.detect;

import dev.pulih.policy.Slo;

/**
 * A bound that a value must not pass, fixed or relative to the service's objective.
 *
 * @param side the side on which a value has passed it
 * @param basis what the number is of
 * @param number the bound itself, or its multiple of the basis
 */
public record Limit(Side side, Basis basis, double number) {

  public Limit {
    Require.that(Double.isFinite(number), "A limit must be a finite number; got %s.", number);
  }

  /** On which side of the bound a value is wrong. */
  public enum Side {
    ABOVE,
    BELOW
  }

  /** What a limit's number is a multiple of. */
  public enum Basis {
    /** Nothing: the number is the bound, in the signal's unit. */
    VALUE,
    /** The P99 of the service's objective, in seconds. */
    SLO_P99,
    /** The share of failed requests that the service's objective tolerates. */
    SLO_ERRORS
  }

  /** More than a value. */
  public static Limit above(double value) {
    return new Limit(Side.ABOVE, Basis.VALUE, value);
  }

  /** Less than a value. */
  public static Limit below(double value) {
    return new Limit(Side.BELOW, Basis.VALUE, value);
  }

  /** More than a multiple of the objective's P99. */
  public static Limit aboveSloP99(double times) {
    return new Limit(Side.ABOVE, Basis.SLO_P99, times);
  }

  /**
   * More than a burn rate of the error budget: errors ÷ (1 − objective), so that 1 spends exactly
   * the budget of the objective's period (Google, <i>The Site Reliability Workbook</i>, chapter 5).
   * A burn rate of 14.4 spends 2 % of a 30-day budget within an hour (14.4 h ÷ 720 h), one of 6
   * spends 5 % within six.
   */
  public static Limit burnRate(double times) {
    return new Limit(Side.ABOVE, Basis.SLO_ERRORS, times);
  }

  /** The bound for a service with this objective. */
  double bound(Slo slo) {
    return switch (basis) {
      case VALUE -> number;
      case SLO_P99 -> number * slo.p99Seconds();
      case SLO_ERRORS -> number * slo.errorRatio();
    };
  }

  /** Whether a value has passed the bound; on it is not past it. */
  boolean passed(double value, Slo slo) {
    return switch (side) {
      case ABOVE -> value > bound(slo);
      case BELOW -> value < bound(slo);
    };
  }
}
