package dev.pulih.service.config;

import dev.pulih.detect.Rule;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shape;
import dev.pulih.service.config.yaml.Shapes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Keys of one shipped rule; the list has the rule, or nothing if it is off. */
final class RuleSection extends Section<List<Rule>> {

  private final Maker maker;
  private final Key<Boolean> enabled = key("enabled", Shapes.flag(), "true", "Whether it counts.");
  private final Key<Double> above;
  private final Key<Duration> hold;
  private final Key<Weight> weight;

  RuleSection(Bound bound, String held, Weight weight, Maker maker) {
    this.maker = maker;
    this.above = key("above", bound.shape(), bound.number(), bound.unit());
    this.hold = key("for", Shapes.durationOrZero("for at once"), held, "For how long.");
    this.weight =
        key("severity", Shapes.choice(Weight.class), word(weight), "An anomaly pages nobody.");
  }

  /**
   * What a rule compares with.
   *
   * @param shape how it is written
   * @param number the default
   * @param unit what it is of, as a sentence
   */
  record Bound(Shape<Double> shape, String number, String unit) {}

  /** Makes a rule. */
  interface Maker {
    Rule make(double above, Duration hold, Weight weight);
  }

  @Override
  protected List<Rule> build(Fields fields) {
    Rule rule = maker.make(fields.get(above), fields.get(hold), fields.get(weight));
    return fields.get(enabled) ? List.of(rule) : List.of();
  }

  private static String word(Weight weight) {
    return weight.name().toLowerCase(Locale.ROOT);
  }
}
