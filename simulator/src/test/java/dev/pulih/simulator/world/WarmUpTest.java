package dev.pulih.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private final WarmUp warmUp = new WarmUp(0.012, Duration.ofMinutes(7), Duration.ofMinutes(9));

  @Test
  void errors_hold_then_fall_evenly_to_none() {
    assertThat(warmUp.errorRatio(0)).isEqualTo(0.012);
    assertThat(warmUp.errorRatio(420)).isCloseTo(0.012, within(1e-12));
    assertThat(warmUp.errorRatio(480)).isCloseTo(0.006, within(1e-12));
    assertThat(warmUp.errorRatio(540)).isZero();
  }

  @Test
  void what_needs_no_warm_up_has_no_errors_from_it() {
    assertThat(WarmUp.none().errorRatio(0)).isZero();
  }

  @Test
  void a_warm_up_does_not_end_before_it_falls() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WarmUp(0.1, Duration.ofMinutes(2), Duration.ofMinutes(1)));
  }
}
