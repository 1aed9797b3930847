package dev.pulih.service.config;

import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shape;
import dev.pulih.service.config.yaml.Shapes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keys of a service's own thresholds: the numbers, by the names of the shipped rules. */
final class ThresholdsSection extends Section<Map<String, Double>> {

  private final Map<String, Key<Optional<Double>>> numbers = new LinkedHashMap<>();

  ThresholdsSection() {
    add("error_rate_anomaly", Shapes.ratioOverZero(), "4 %");
    add("p99_anomaly", Shapes.positive(), "2.4");
    add("error_rate_p2", Shapes.ratioOverZero(), "1 %");
    add("error_rate_p1", Shapes.ratioOverZero(), "4 %");
    add("p99_p2", Shapes.positive(), "1.8");
    add("p99_p1", Shapes.positive(), "4");
    add("kafka_lag_p2", Shapes.positive(), "12000");
    add("kafka_lag_p1", Shapes.positive(), "90000");
    add("db_connections_p2", Shapes.ratioOverZero(), "85 %");
    add("db_connections_p1", Shapes.ratioOverZero(), "97 %");
  }

  private void add(String rule, Shape<Double> shape, String example) {
    String description = "Instead of `detection.rules." + rule + ".above`.";
    numbers.put(rule, optional(rule, shape, example, description));
  }

  /** The rules whose numbers a service can have for itself. */
  static Set<String> rules() {
    return Set.copyOf(new ThresholdsSection().numbers.keySet());
  }

  @Override
  protected Map<String, Double> build(Fields fields) {
    Map<String, Double> own = new LinkedHashMap<>();
    numbers.forEach((rule, key) -> fields.get(key).ifPresent(number -> own.put(rule, number)));
    return own;
  }
}
