package dev.pulih.service.config;

import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import java.time.Duration;

/** Keys of what a person is asked. */
final class ApprovalsSection extends Section<Duration> {

  private final Key<Duration> expireAfter =
      key("expireAfter", Shapes.duration(), "5m", "How long an approval can be given.");

  @Override
  protected Duration build(Fields fields) {
    return fields.get(expireAfter);
  }
}
