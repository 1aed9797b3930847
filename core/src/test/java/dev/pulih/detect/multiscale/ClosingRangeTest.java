package dev.pulih.detect.multiscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClosingRangeTest {

  private final RowLayout layout = new RowLayout();
  private final ClosingRange range = new ClosingRange(layout, 10_000);
  private final double[] table = new double[layout.size()];
  private int samples;

  @Test
  void the_floor_is_a_hundredth_of_the_range() {
    alternate(0, 100);
    assertThat(floor()).isEqualTo(1, within(0.02));
  }

  @Test
  void the_floor_of_a_flat_series_is_a_hundred_thousandth_of_its_magnitude() {
    add(-500, -500, -500);
    assertThat(floor()).isEqualTo(0.005, within(1e-8));
  }

  @Test
  void the_floor_of_nothing_but_zeros_is_not_zero() {
    add(0, 0, 0);
    assertThat(floor()).isEqualTo(1e-9);
  }

  @Test
  void it_closes_slowly_to_e_to_the_minus_2_in_a_memory() {
    alternate(-100, 100);
    double before = floor();
    for (int i = 0; i < 10_000; i++) {
      add(0);
    }
    assertThat(floor() / before).isEqualTo(Math.exp(-2), within(0.001));
  }

  /** Of a range of 2 the floor is 0.02; were it to open to 1,000 at once, 10. */
  @Test
  void one_absurd_sample_hardly_opens_it_and_a_lasting_level_does() {
    alternate(0, 2);
    add(1e30);
    assertThat(floor()).isLessThan(0.07);
    for (int i = 0; i < 200; i++) {
      add(1_000);
    }
    assertThat(floor()).isBetween(9.0, 10.0);
  }

  @Test
  void it_opens_to_both_sides_alike() {
    alternate(0, 1);
    add(-1_000, -1_000);
    double down = floor();
    samples = 0;
    alternate(-1, 0);
    add(1_000, 1_000);
    assertThat(floor()).isEqualTo(down, within(1e-5)).isGreaterThan(0.03);
  }

  private void alternate(double one, double other) {
    for (int i = 0; i < 500; i++) {
      add(one, other);
    }
  }

  private void add(double... values) {
    for (double x : values) {
      range.add(table, 0, x, 1.0 / ++samples);
    }
  }

  private double floor() {
    return range.floor(table, 0);
  }
}
