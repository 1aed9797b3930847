package dev.pulih.service.web.page;

import dev.pulih.recover.Amount;
import dev.pulih.signal.Signal;
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
        Double.isFinite(now) ? Amount.text(signal, now) : "",
        objective.isPresent() ? Amount.text(signal, objective.getAsDouble()) : "",
        objective.isPresent() && now > objective.getAsDouble(),
        TickCurve.of(values, objective));
  }

  /** Whether its newest value is known. */
  public boolean isKnown() {
    return !now.isEmpty();
  }
}
