package dev.pulih.service.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Limit;
import dev.pulih.detect.Threshold;
import dev.pulih.policy.Watched;
import dev.pulih.signal.ServiceRef;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The thresholds that a service has for itself. */
class OwnThresholdsTest {

  private static String with(String thresholds, String more) {
    return """
        prometheus: {url: "http://prometheus:9090"}
        services:
          - name: txn-service
            slo: {availability: 99.95 %%, p99: 200ms, errors: 0.1 %%}
            thresholds: {%s}
          - name: payment-service
            slo: {availability: 99.95 %%, p99: 200ms, errors: 0.1 %%}
        %s
        """
        .formatted(thresholds, more);
  }

  private static Limit limit(String yaml, String name) {
    return Configurations.of(yaml).measuring().detection().rules().stream()
        .filter(rule -> rule.name().equals(name))
        .map(rule -> ((Threshold) rule).limit())
        .findFirst()
        .orElseThrow();
  }

  private static ServiceRef service(String name) {
    return new ServiceRef("default", name);
  }

  @Test
  void one_holds_for_its_service_alone() {
    Limit limit = limit(with("kafka_lag_p2: 9000", ""), "kafka_lag_p2");
    assertThat(limit.number(service("txn-service"))).isEqualTo(9000);
    assertThat(limit.number(service("payment-service"))).isEqualTo(5000);
  }

  @Test
  void a_p1_is_the_more_urgent_for_each_service() {
    assertThat(Configurations.problems(with("error_rate_p2: 6 %", "")))
        .singleElement()
        .asString()
        .contains(
            "services[0].thresholds.error_rate_p2: error_rate_p2 is 0.06 and error_rate_p1 is 0.05"
                + " for this service. Allowed: error_rate_p2 less than error_rate_p1");
    assertThat(Configurations.problems(with("error_rate_p2: 6 %, error_rate_p1: 7 %", "")))
        .isEmpty();
    assertThat(Configurations.problems(with("p99_p1: 1.2", "")))
        .singleElement()
        .asString()
        .contains("services[0].thresholds.p99_p1");
  }

  @Test
  void one_of_a_rule_that_is_off_is_told_and_does_no_harm() {
    String off = "detection: {rules: {kafka_lag_p1: {enabled: false}}}";
    assertThat(Configurations.problems(with("kafka_lag_p1: 9", off)))
        .singleElement()
        .asString()
        .contains("the rule is off", "detection.rules.kafka_lag_p1.enabled: true");
    assertThat(Configurations.read(with("kafka_lag_p1: 9", off)).value()).isPresent();
  }

  /** Comments and all other lines of the file that ships stay as they are. */
  @Test
  void they_are_put_into_the_file_that_ships() throws IOException {
    String text = Files.readString(Configurations.EXAMPLE);
    List<ServiceRef> services =
        Configurations.of(text).watched().stream().map(Watched::service).toList();
    Map<Integer, Map<String, String>> all = new HashMap<>();
    for (int i = 0; i < services.size(); i++) {
      all.put(i, new TreeMap<>(Map.of("kafka_lag_p2", 700 + i + "0", "p99_p2", "1.2")));
    }
    String put = ConfigurationFile.withThresholds(text, all);
    for (int i = 0; i < services.size(); i++) {
      assertThat(limit(put, "kafka_lag_p2").number(services.get(i))).isEqualTo(7000 + 10 * i);
      assertThat(limit(put, "p99_p2").number(services.get(i))).isEqualTo(1.2);
    }
    assertThat(put.lines().filter(line -> !line.matches(" +(thresholds|kafka_lag_p2|p99_p2):.*")))
        .containsExactlyElementsOf(text.lines().toList());
  }

  @Test
  void units_and_names_are_those_of_the_rules() {
    assertThat(Configurations.problems(with("error_rate_p2: 6", "")).getFirst()).contains("6 %");
    assertThat(Configurations.problems(with("burn_rate_p1: 6", "")).getFirst())
        .contains("unknown key");
  }
}
