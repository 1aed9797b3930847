package dev.pulih.service.config;

import dev.pulih.detect.DeviationSettings;
import dev.pulih.detect.JointSettings;
import dev.pulih.detect.Rule;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import java.util.List;
import java.util.Optional;

/** Keys of what is abnormal. */
final class DetectionSection extends Section<Detection> {

  private final Key<TrustSection.Draft> trust =
      block("trust", new TrustSection(), "What makes a reading trustworthy; else it is unknown.");
  private final Key<List<Rule>> rules =
      block("rules", new RulesSection(), "The shipped thresholds.");
  private final Key<List<ExtraThreshold>> extra =
      key("extra", Shapes.listOf(new ExtraThresholdSection()), "[]", "Thresholds of your own.");
  private final Key<DeviationSettings> deviation =
      block("deviation", new DeviationSection(), "When a value deviates from its own past.");
  private final Key<Optional<JointSettings>> joint =
      block(
          "joint",
          new JointSection(),
          "When several signals of a service tell something together.");

  @Override
  protected Detection build(Fields fields) {
    return new Detection(
        fields.get(trust),
        fields.get(rules),
        fields.get(extra),
        fields.get(deviation),
        fields.get(joint));
  }
}
