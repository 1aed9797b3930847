package dev.pulih.service.config;

import dev.pulih.policy.Policy.Restart;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Shapes;
import java.time.Duration;

/** Keys of stage 1. */
final class RestartSection extends StageSection<Stages.OfRestart> {

  private final Key<Duration> rolloutDeadline =
      key("rolloutDeadline", Shapes.duration(), "5m", "How long the rollout may take.");

  private final Key<Double> podsLeft =
      key(
          "podsLeft",
          Shapes.ratioOverZero(),
          "50 %",
          "A rollout that may leave a smaller share of the pods available needs an approval.");

  RestartSection() {
    super("a single pod", "10 %", "5m");
  }

  @Override
  protected Stages.OfRestart build(Fields fields) {
    Restart restart =
        new Restart(
            above(fields), fields.get(podsLeft), fields.get(rolloutDeadline), judgement(fields));
    return new Stages.OfRestart(restart, hold(fields));
  }
}
