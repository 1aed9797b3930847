package dev.pulih.service.config;

import dev.pulih.policy.Slo;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import java.time.Duration;

/** Keys of a service level objective. */
final class SloSection extends Section<Slo> {

  private final Key<Double> availability =
      required(
          "availability",
          Shapes.ratioOverZero(),
          "99.95 %",
          "Wanted share of the time that it is up.");
  private final Key<Duration> p99 =
      required("p99", Shapes.duration(), "200ms", "Bound of the 99th percentile of its latency.");
  private final Key<Double> errors =
      required("errors", Shapes.ratioOverZero(), "0.1 %", "Tolerated share of failed requests.");

  @Override
  protected Slo build(Fields fields) {
    return new Slo(fields.get(availability), fields.get(p99), fields.get(errors));
  }
}
