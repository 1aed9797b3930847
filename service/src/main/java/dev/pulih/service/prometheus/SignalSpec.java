package dev.pulih.service.prometheus;

import dev.pulih.signal.EntityKind;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a preset or the configuration says about one signal; what is null is left as it was.
 *
 * @param kind what its samples are about
 * @param expression a PromQL template, see {@code signals.yaml}
 * @param labels the labels that name the entity, if not those of the preset
 * @param scale what a value is multiplied by to be in the signal's unit: 0.001 for milliseconds,
 *     0.01 for percent
 * @param every the least time between two evaluations, such as {@code 15m}
 */
public record SignalSpec(
    @Nullable EntityKind kind,
    @Nullable String expression,
    @Nullable List<String> labels,
    @Nullable Double scale,
    @Nullable String every) {

  /** Another expression only. */
  public static SignalSpec expression(String expression) {
    return new SignalSpec(null, expression, null, null, null);
  }

  /** A least time as {@code every} has it. */
  public static String least(Duration time) {
    return Template.duration(time);
  }

  SignalSpec with(SignalSpec change) {
    return new SignalSpec(
        either(change.kind, kind),
        either(change.expression, expression),
        either(change.labels, labels),
        either(change.scale, scale),
        either(change.every, every));
  }

  private static <T> @Nullable T either(@Nullable T change, @Nullable T base) {
    return change == null ? base : change;
  }
}
