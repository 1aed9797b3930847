package dev.pulih.service.config;

import dev.pulih.policy.Advice;
import dev.pulih.policy.Advice.Authority;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import java.time.Duration;

/** Keys of what Claude is asked about an anomaly, and what its verdict may do. */
final class AdviceSection extends Section<Advice> {

  private final Key<Authority> authority =
      key(
          "authority",
          Shapes.choice(Authority.class),
          "advise",
          "Whether a verdict may hold an action back (veto) or is read only (advise).");
  private final Key<Integer> confidence =
      key("confidence", Shapes.count(0, 100), "80", "How sure a verdict must be for a veto.");
  private final Key<Duration> waitFor =
      key(
          "waitFor",
          Shapes.duration(),
          "30s",
          "How long an action waits for one that may veto it.");
  private final Key<Duration> cooldown =
      key("cooldown", Shapes.duration(), "15m", "How long nobody is asked about a service again.");
  private final Key<Boolean> deviations =
      key(
          "deviations",
          Shapes.flag(),
          "true",
          "Whether Claude is asked about deviations that pass no threshold.");

  @Override
  protected Advice build(Fields fields) {
    return new Advice(
        fields.get(authority),
        fields.get(confidence),
        fields.get(waitFor),
        fields.get(cooldown),
        fields.get(deviations));
  }
}
