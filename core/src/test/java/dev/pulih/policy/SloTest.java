package dev.pulih.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an objective may say. */
class SloTest {

  private static final Duration P99 = Duration.ofMillis(200);

  @Test
  void its_latency_is_in_seconds_and_one_is_a_ratio() {
    assertThat(new Slo(1, P99, 1).p99Seconds()).isEqualTo(0.2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
  void a_ratio_is_over_zero_and_at_most_one(double ratio) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Slo(ratio, P99, 0.001))
        .withMessage("The SLO's availability must be over 0 and at most 1; got " + ratio + ".");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Slo(0.999, P99, ratio))
        .withMessage("The SLO's errors must be over 0 and at most 1; got " + ratio + ".");
  }

  @Test
  void a_latency_is_positive() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Slo(0.999, Duration.ZERO, 0.001))
        .withMessage("The SLO's p99 must be positive; got PT0S.");
  }
}
