package dev.pulih.service.config;

import dev.pulih.analyse.Dollars;
import dev.pulih.analyse.Price;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import java.math.BigDecimal;
import java.util.Optional;

/** Keys of what a million tokens of a model cost. */
final class PriceSection extends Section<Price> {

  private final Key<BigDecimal> input =
      required("input", Shapes.amount(), "3", "Tokens that are read.");
  private final Key<BigDecimal> output =
      required("output", Shapes.amount(), "15", "Tokens that are written.");
  private final Key<Optional<BigDecimal>> cacheRead =
      optional(
          "cacheRead", Shapes.amount(), "0.30", "Tokens read from a cache; else as other input.");
  private final Key<Optional<BigDecimal>> cacheWrite =
      optional(
          "cacheWrite", Shapes.amount(), "3.75", "Tokens put into a cache; else as other input.");

  @Override
  protected Price build(Fields fields) {
    BigDecimal read = fields.get(input);
    return new Price(
        Dollars.of(read),
        Dollars.of(fields.get(output)),
        Dollars.of(fields.get(cacheRead).orElse(read)),
        Dollars.of(fields.get(cacheWrite).orElse(read)));
  }
}
