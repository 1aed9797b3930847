package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TickCurveTest {

  private static final double GAP = Double.NaN;

  /** Half of the highest value is half way up; two units lie between ticks. */
  @Test
  void it_begins_at_nothing_and_ends_at_the_right() {
    TickCurve curve = TickCurve.of(new double[] {0, 5, 10}, OptionalDouble.empty());
    assertThat(curve.path()).isEqualTo("M74 20L76 10L78 0");
    assertThat(curve.isBound()).isFalse();
  }

  @Test
  void what_is_not_known_is_a_gap_and_not_nothing() {
    TickCurve curve = TickCurve.of(new double[] {10, GAP, 10, 10}, OptionalDouble.empty());
    assertThat(curve.path()).isEqualTo("M72 0M76 0L78 0");
    assertThat(TickCurve.of(new double[] {GAP, GAP}, OptionalDouble.empty()).path()).isEmpty();
  }

  /** With a fifth of room above it: 20 × (1 - 1 / 1.25) = 4. */
  @Test
  void an_objective_that_is_kept_is_seen_from_below() {
    TickCurve curve = TickCurve.of(new double[] {0.1, 0.1}, OptionalDouble.of(1));
    assertThat(curve.bound()).isEqualTo(4);
    assertThat(curve.path()).isEqualTo("M76 18L78 18");
  }

  @Test
  void nothing_at_all_lies_at_the_bottom() {
    assertThat(TickCurve.of(new double[] {0, 0}, OptionalDouble.empty()).path())
        .isEqualTo("M76 20L78 20");
  }

  @Test
  void only_the_newest_ticks_are_drawn() {
    double[] sixty = new double[60];
    Arrays.fill(sixty, 1);
    assertThat(TickCurve.of(sixty, OptionalDouble.empty()).path()).startsWith("M0 0L2 0");
  }
}
