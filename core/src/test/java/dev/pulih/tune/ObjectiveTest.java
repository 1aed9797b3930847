package dev.pulih.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.Threshold;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Slo;
import dev.pulih.policy.Watched;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Between which numbers a threshold makes sense, by the numbers that ship. */
class ObjectiveTest {

  private static final ServiceRef TXN = new ServiceRef("bos", "txn-service");
  private static final Watched WATCHED =
      new Watched(
          TXN,
          new Slo(0.9995, Duration.ofMillis(200), 0.001),
          Mode.DRY_RUN,
          Watched.Owned.nothing(),
          OptionalDouble.empty());

  private final DetectionSettings settings = DetectionSettings.defaults();
  private final Objective objective = new Objective(settings);

  private Threshold rule(String name) {
    return settings.rules().stream()
        .filter(rule -> rule.name().equals(name))
        .map(Threshold.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_is_within_the_objective_is_no_alarm() {
    assertThat(objective.least(rule("error_rate_p2"), WATCHED)).isEqualTo(0.001);
    assertThat(objective.least(rule("p99_p2"), WATCHED)).isEqualTo(1);
  }

  /** The least effects of the deviations that ship. */
  @Test
  void without_an_objective_the_least_effect_that_matters_counts() {
    assertThat(objective.least(rule("kafka_lag_p2"), WATCHED)).isEqualTo(500);
    assertThat(objective.least(rule("db_connections_p2"), WATCHED)).isEqualTo(0.1);
  }

  /** 14.4 x 0.1 % of errors, 3 x the P99. */
  @Test
  void the_p1_of_the_objective_says_what_harms_users() {
    assertThat(objective.harmful(rule("error_rate_p2"), WATCHED)).hasValue(14.4 * 0.001);
    assertThat(objective.harmful(rule("p99_anomaly"), WATCHED)).hasValue(3);
    assertThat(objective.harmful(rule("kafka_lag_p1"), WATCHED)).isEmpty();
    Objective own = new Objective(settings.except(Map.of("p99_p1", Map.of(TXN, 4.0))));
    assertThat(own.harmful(rule("p99_p2"), WATCHED)).hasValue(4);
    Objective off = new Objective(settings.only(rule -> !rule.name().equals("p99_p1")));
    assertThat(off.harmful(rule("p99_p2"), WATCHED)).hasValue(3);
  }
}
