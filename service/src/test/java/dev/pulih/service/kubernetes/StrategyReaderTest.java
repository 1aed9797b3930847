package dev.pulih.service.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.signal.Workload.Strategy;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategyBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategyReaderTest {

  @ParameterizedTest(name = "of {0}, surge {1} and unavailable {2} leave {3}")
  @CsvSource({
    "3, 25%, 25%, 3", // 0.75 rounds down to none missing
    "4, 25%, 25%, 3", // exactly one
    "10, 25%, 25%, 8", // 2.5 rounds down to two
    "10, 1, 3, 7",
    "2, 0, 25%, 1", // both come to none, so one may be missing
    "1, 0, 0, 0",
    "2, 10%, 10%, 2", // a surge of 0.2 rounds up to one, so none need be missing
    "2, 1, 100%, 0",
    "2, 1, 5, 0", // never fewer than none
  })
  void a_rollout_leaves_what_kubernetes_rounding_leaves(
      int wanted, String surge, String unavailable, int left) {
    Strategy strategy = StrategyReader.read(rolling(surge, unavailable), wanted);
    assertThat(strategy).isEqualTo(new Strategy(false, left));
  }

  @Test
  void a_missing_strategy_is_a_rolling_update_by_quarters() {
    assertThat(StrategyReader.read(null, 8)).isEqualTo(new Strategy(false, 6));
  }

  @Test
  void recreate_leaves_nothing() {
    DeploymentStrategy recreate = new DeploymentStrategyBuilder().withType("Recreate").build();
    assertThat(StrategyReader.read(recreate, 8)).isEqualTo(new Strategy(true, 0));
  }

  private static DeploymentStrategy rolling(String surge, String unavailable) {
    return new DeploymentStrategyBuilder()
        .withType("RollingUpdate")
        .withNewRollingUpdate()
        .withMaxSurge(value(surge))
        .withMaxUnavailable(value(unavailable))
        .endRollingUpdate()
        .build();
  }

  private static IntOrString value(String text) {
    return new IntOrString(text.endsWith("%") ? text : Integer.valueOf(text));
  }
}
