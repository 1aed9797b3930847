package dev.pulih.detect.evidence;

import static dev.pulih.detect.evidence.FlooredLog.Worse.HIGHER;
import static dev.pulih.detect.evidence.FlooredLog.Worse.LOWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlooredLogTest {

  private static final double TINY = 1e-12;

  /** A floor of 0.05 s: 0.08 ÷ 0.053 below it, 3.05 ÷ 0.35 far above it; both are ten times. */
  @Test
  void a_factor_below_the_floor_is_little_and_far_above_it_is_that_factor() {
    FlooredLog latency = new FlooredLog(HIGHER, 0.05);
    assertThat(latency.of(0.03) - latency.of(0.003))
        .isEqualTo(Math.log(0.08 / 0.053), within(TINY));
    assertThat(latency.of(3) - latency.of(0.3)).isEqualTo(Math.log(3.05 / 0.35), within(TINY));
  }

  @Test
  void where_less_is_worse_it_grows_with_less() {
    FlooredLog traffic = new FlooredLog(LOWER, 0.2);
    assertThat(traffic.of(0)).isEqualTo(-Math.log(0.2), within(TINY));
    assertThat(traffic.of(1)).isLessThan(traffic.of(0.5));
  }

  @Test
  void below_zero_is_zero() {
    FlooredLog log = new FlooredLog(HIGHER, 1);
    assertThat(log.of(-7)).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void what_is_not_finite_is_unknown(double value) {
    assertThat(new FlooredLog(HIGHER, 1).of(value)).isNaN();
  }

  @Test
  void a_logarithm_has_its_value() {
    assertThat(new FlooredLog(HIGHER, 5).value(new FlooredLog(HIGHER, 5).of(80)))
        .isEqualTo(80, within(1e-9));
    assertThat(new FlooredLog(LOWER, 0.2).value(new FlooredLog(LOWER, 0.2).of(80)))
        .isEqualTo(80, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void a_floor_is_positive(double floor) {
    assertThatThrownBy(() -> new FlooredLog(HIGHER, floor))
        .hasMessage("A floor must be positive; got " + floor + ".");
  }
}
