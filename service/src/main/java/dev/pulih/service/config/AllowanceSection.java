package dev.pulih.service.config;

import dev.pulih.service.access.Allowance;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;

/** Keys of what one caller may ask of the server. */
final class AllowanceSection extends Section<Allowance> {

  private final Key<Integer> requests =
      key("requests", Shapes.count(1, 100_000), "50", "A second; ten times as many at once.");
  private final Key<Integer> streams =
      key("streams", Shapes.count(1, 10_000), "20", "Live pages at the same time.");

  @Override
  protected Allowance build(Fields fields) {
    return new Allowance(fields.get(requests), fields.get(streams));
  }
}
