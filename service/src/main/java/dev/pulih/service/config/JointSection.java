package dev.pulih.service.config;

import dev.pulih.detect.JointSettings;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import java.time.Duration;
import java.util.Optional;

/** Keys of when several signals of a service are a finding together. */
final class JointSection extends Section<Optional<JointSettings>> {

  private final Key<Boolean> enabled =
      key(
          "enabled",
          Shapes.flag(),
          "true",
          "Whether they are weighed together; never with `deviation.rule: plain`.");
  private final Key<Double> threshold =
      key(
          "threshold",
          Shapes.positive(),
          "17",
          "How much they must tell, in nats: -ln of a chance.");
  private final Key<Duration> every =
      key("every", Shapes.duration(), "1m", "From one row that is learned from to the next.");
  private final Key<Duration> aloneFor =
      key(
          "aloneFor",
          Shapes.durationOrZero("for not at all"),
          "2m",
          "How long a change of traffic must last that no other signal supports.");

  @Override
  protected Optional<JointSettings> build(Fields fields) {
    JointSettings how =
        new JointSettings(fields.get(threshold), fields.get(every), fields.get(aloneFor));
    return Optional.of(how).filter(_ -> fields.get(enabled));
  }
}
