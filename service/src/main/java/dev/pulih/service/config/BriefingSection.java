package dev.pulih.service.config;

import dev.pulih.analyse.BriefingText;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;

/** Keys of what a model is told about an incident. */
final class BriefingSection extends Section<Integer> {

  private final Key<Integer> bytes =
      key(
          "bytes",
          Shapes.count(BriefingText.LEAST_BYTES, 1_000_000),
          Integer.toString(BriefingText.BYTES),
          "Its longest text; what says the least is left out first.");

  @Override
  protected Integer build(Fields fields) {
    return fields.get(bytes);
  }
}
