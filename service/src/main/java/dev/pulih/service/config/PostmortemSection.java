package dev.pulih.service.config;

import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import java.time.Duration;

/** Keys of the prose of post-mortem drafts. */
final class PostmortemSection extends Section<PostmortemSection.Prose> {

  private final Key<Integer> maxTokens =
      key("maxTokens", Shapes.count(1, 100_000), "2000", "The longest prose.");
  private final Key<Duration> time =
      key("time", Shapes.duration(), "60s", "For each model in all.");

  /** As it is written. */
  record Prose(int maxTokens, Duration time) {}

  @Override
  protected Prose build(Fields fields) {
    return new Prose(fields.get(maxTokens), fields.get(time));
  }
}
