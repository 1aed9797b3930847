package dev.pulih.detect;

import dev.pulih.policy.Slo;
import dev.pulih.policy.Watched;
import dev.pulih.signal.ServiceRef;
import java.util.HashMap;
import java.util.Map;

/**
 * A bound that a value must not pass, fixed or relative to the service's objective.
 *
 * @param side the side on which a value has passed it
 * @param basis what the number is of
 * @param number the bound itself, or its multiple of the basis
 * @param exceptions other numbers, for single services
 */
public record Limit(Side side, Basis basis, double number, Map<ServiceRef, Double> exceptions) {

  public Limit {
    exceptions = Map.copyOf(exceptions);
    Require.that(Double.isFinite(number), "A limit must be a finite number; got %s.", number);
  }

  /** On which side of the bound a value is wrong. */
  public enum Side {
    ABOVE,
    BELOW;

    /** Whether a value has passed a bound; on it is not past it. */
    public boolean passed(double value, double bound) {
      return switch (this) {
        case ABOVE -> value > bound;
        case BELOW -> value < bound;
      };
    }
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
    return new Limit(Side.ABOVE, Basis.VALUE, value, Map.of());
  }

  /** Less than a value. */
  public static Limit below(double value) {
    return new Limit(Side.BELOW, Basis.VALUE, value, Map.of());
  }

  /** More than a multiple of the objective's P99. */
  public static Limit aboveSloP99(double times) {
    return new Limit(Side.ABOVE, Basis.SLO_P99, times, Map.of());
  }

  /**
   * More than a burn rate of the error budget: errors ÷ (1 − objective), so that 1 spends exactly
   * the budget of the objective's period (Google, <i>The Site Reliability Workbook</i>, chapter 5).
   * A burn rate of 14.4 spends 2 % of a 30-day budget within an hour (14.4 h ÷ 720 h), one of 6
   * spends 5 % within six.
   */
  public static Limit burnRate(double times) {
    return new Limit(Side.ABOVE, Basis.SLO_ERRORS, times, Map.of());
  }

  /** The same with another number for single services. */
  public Limit except(Map<ServiceRef, Double> numbers) {
    Map<ServiceRef, Double> all = new HashMap<>(exceptions);
    all.putAll(numbers);
    return new Limit(side, basis, number, all);
  }

  /** The number that holds for a service. */
  public double number(ServiceRef service) {
    return exceptions.getOrDefault(service, number);
  }

  /** The bound for a service, in the unit of the signal. */
  public double bound(Watched watched) {
    return bound(number(watched.service()), watched.slo());
  }

  /** The bound that a number would be for a service with this objective. */
  public double bound(double other, Slo slo) {
    return switch (basis) {
      case VALUE -> other;
      case SLO_P99 -> other * slo.p99Seconds();
      case SLO_ERRORS -> other * slo.errorRatio();
    };
  }

  /** Whether a value has passed the bound of a service. */
  boolean passed(double value, Watched watched) {
    return side.passed(value, bound(watched));
  }
}
