package dev.pulih.service.web.page;

import dev.pulih.recover.Ratio;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

/**
 * A signal of a service: how it is now, and its curve.
 *
 * @param key the key of its name
 * @param now its newest value in words; empty if it is not known
 * @param objective its objective in words; empty without one
 * @param over whether the newest value is over the objective
 * @param curve its latest ticks
 */
public record Gauge(String key, String now, String objective, boolean over, TickCurve curve) {

  private static final MathContext THREE_DIGITS = new MathContext(3);

  /**
   * A signal's.
   *
   * @param values oldest first, NaN where unknown
   * @param objective in the signal's unit, if it has one
   */
  static Gauge of(String key, Signal signal, double[] values, OptionalDouble objective) {
    double now = values.length == 0 ? Double.NaN : values[values.length - 1];
    return new Gauge(
        key,
        Double.isFinite(now) ? text(signal, now) : "",
        objective.isPresent() ? text(signal, objective.getAsDouble()) : "",
        objective.isPresent() && now > objective.getAsDouble(),
        TickCurve.of(values, objective));
  }

  private static String text(Signal signal, double value) {
    return switch (Unit.of(signal)) {
      case RATIO -> Ratio.text(value);
      case SECONDS -> plain(value * 1000) + " ms";
      case PER_SECOND -> plain(value) + "/s";
      case COUNT -> plain(value);
    };
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).round(THREE_DIGITS).stripTrailingZeros().toPlainString();
  }

  /** Whether its newest value is known. */
  public boolean isKnown() {
    return !now.isEmpty();
  }
}
