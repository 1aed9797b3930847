package dev.pulih.service.config;

import dev.pulih.detect.Recency;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import java.time.Duration;

/** Keys of the stages that act by themselves. */
final class StagesSection extends Section<Stages> {

  private final Key<Stages.OfRestart> restart =
      block("restart", new RestartSection(), "Stage 1: rollout restart.");
  private final Key<Stages.OfShift> shift =
      block("shift", new ShiftSection(), "Stage 2: circuit breaker.");
  private final Key<Duration> actWithin =
      key(
          "actWithin",
          Shapes.duration(),
          "1m",
          "How long after its decision an action may still be sent.");

  private final Key<Double> pastBelow =
      key(
          "pastBelow",
          Shapes.ratio(),
          "80 %",
          "A rate under this share of what it was half a recent window ago is falling: past.");

  @Override
  protected Stages build(Fields fields) {
    return new Stages(
        fields.get(restart),
        fields.get(shift),
        fields.get(actWithin),
        new Recency(fields.get(pastBelow)));
  }
}
