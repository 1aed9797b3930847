package dev.pulih.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether one value deviates; its bounds are numbers that a computer writes exactly. */
class QualificationTest {

  /** Three sigmas of at least 0.5 or a quarter of the mean; an effect of at least 4. */
  private static final Qualification TEST =
      new Qualification(15, 3, Direction.UP, new Margin(0.5, 0.25), new Margin(4, 0));

  @ParameterizedTest(name = "{0} from {1}: {2}, {3}, {4}")
  @CsvSource({"12, 10, 2, -2, 2", "7, 10, -3, 3, 3", "10, 10, 0, 0, 0"})
  void a_distance_is_negative_on_the_harmless_side(
      double value, double mean, double up, double down, double both) {
    assertThat(Direction.UP.distance(value, mean)).isEqualTo(up);
    assertThat(Direction.DOWN.distance(value, mean)).isEqualTo(down);
    assertThat(Direction.BOTH.distance(value, mean)).isEqualTo(both);
  }

  @Test
  void the_reach_is_so_many_sigmas_with_a_floor_under_each() {
    assertThat(TEST.reach(0, 2)).isEqualTo(6);
    assertThat(TEST.reach(0, 0.25)).isEqualTo(1.5);
    assertThat(TEST.reach(8, 1)).isEqualTo(6);
  }

  @ParameterizedTest(name = "{0} after {1} samples with a reach of {2}: {3}")
  @CsvSource({
    "16, 15, 5, true",
    "16, 14, 5, false",
    // On the reach is within it.
    "15, 15, 5, false",
    // On the effect is enough of one.
    "14, 15, 3, true",
    "13.5, 15, 3, false",
    "4, 15, 5, false",
  })
  void a_value_deviates_beyond_its_reach_with_an_effect_on_enough_samples(
      double value, int samples, double reach, boolean deviates) {
    assertThat(TEST.passes(value, samples, 10, reach)).isEqualTo(deviates);
  }
}
