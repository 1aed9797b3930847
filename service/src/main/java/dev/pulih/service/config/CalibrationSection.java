package dev.pulih.service.config;

import dev.pulih.detect.Calibration;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import java.time.Duration;

/** Keys of how often a series may deviate by chance. */
final class CalibrationSection extends Section<Calibration> {

  private final Key<Double> findingsPerWeek =
      key(
          "findingsPerWeek",
          Shapes.positive(),
          "1",
          "At most so many on a series with nothing wrong, once it was watched for some weeks.");
  private final Key<Duration> memory =
      key(
          "memory",
          Shapes.duration(),
          "28d",
          "How far back a series remembers; it fades. At least 8,000 ticks: 33 h of 15 s.");
  private final Key<Double> startSigmas =
      key("startSigmas", Shapes.positive(), "3", "From where a series' threshold starts.");
  private final Key<Double> leastSigmas =
      key("leastSigmas", Shapes.positive(), "1.5", "Below it nothing deviates on a quiet series.");
  private final Key<Integer> apart =
      key("apart", Shapes.count(1, 100_000), "100", "Ticks between two findings of a series.");
  private final Key<Integer> newLevelAfter =
      key("newLevelAfter", Shapes.count(1, 100_000), "240", "Ticks after which it is a new level.");

  @Override
  protected Calibration build(Fields fields) {
    double start = fields.get(startSigmas);
    double least = fields.get(leastSigmas);
    fields.check(start >= least, startSigmas, start + " is below " + least, "leastSigmas or more");
    return new Calibration(
        fields.get(findingsPerWeek),
        fields.get(memory),
        Math.max(start, least),
        least,
        fields.get(apart),
        fields.get(newLevelAfter));
  }
}
