package dev.pulih.analyse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LevelTest {

  private static final Signal ERRORS = Signals.ERROR_RATE.over(Span.RECENT);

  private static Level level(IntToDoubleFunction values) {
    return Level.of(IntStream.range(0, 60).mapToDouble(values).toArray(), ERRORS);
  }

  @Test
  void a_step_left_the_level_at_its_first_tick() {
    Level level = level(tick -> tick < 40 ? 0.0015 : 0.15);
    assertThat(level.typical()).isEqualTo(0.0015);
    assertThat(level.left().orElseThrow().tick()).isEqualTo(40);
    assertThat(level.left().orElseThrow().after()).isEqualTo(0.15);
  }

  /** The best split of a ramp is in its middle, at about tick 49; its beginning is what counts. */
  @Test
  void a_ramp_left_the_level_where_it_begins() {
    Level level = level(tick -> tick < 40 ? 0 : 0.01 * (tick - 39));
    assertThat(level.left().orElseThrow().tick()).isBetween(40, 41);
  }

  @Test
  void a_single_bad_sample_at_the_end_is_seen_and_a_small_one_is_not() {
    assertThat(level(tick -> tick < 59 ? 0 : 0.15).left().orElseThrow().tick()).isEqualTo(59);
    assertThat(level(tick -> tick < 59 ? 0 : 0.005).left()).isEmpty();
  }

  @Test
  void a_peak_that_is_over_left_the_level_too() {
    Level level = level(tick -> tick >= 20 && tick < 24 ? 0.5 : 0.001);
    assertThat(level.typical()).isEqualTo(0.001);
    assertThat(level.left().orElseThrow().tick()).isEqualTo(20);
  }

  @Test
  void a_fall_leaves_the_level_as_well() {
    Level level = level(tick -> tick < 30 ? 0.5 : 0.1);
    assertThat(level.left().orElseThrow().tick()).isEqualTo(30);
    assertThat(level.left().orElseThrow().rises(level.typical())).isFalse();
  }

  /**
   * Averages over four independent samples, as rates over a minute are. What leaves its level then
   * must also leave it by the least effect of one percent, which is 2.5 sigma of them here: 22 of
   * 1,000 windows do.
   */
  @Test
  void noise_of_overlapping_rates_hardly_ever_leaves_its_level() {
    int left = 0;
    for (int seed = 0; seed < 1_000; seed++) {
      Random random = new Random(seed);
      double[] raw = random.doubles(63).map(u -> 0.05 + 0.028 * (u - 0.5)).toArray();
      Level level = level(tick -> (raw[tick] + raw[tick + 1] + raw[tick + 2] + raw[tick + 3]) / 4);
      left += level.left().isPresent() ? 1 : 0;
    }
    assertThat(left).isLessThan(30);
  }

  @Test
  void unknown_ticks_are_counted_and_not_judged() {
    Level level = level(tick -> tick % 3 == 0 ? Double.NaN : tick < 40 ? 0 : 0.2);
    assertThat(level.left().orElseThrow().tick()).isEqualTo(40);
    assertThat(level.typical()).isCloseTo(0, within(1e-12));
  }

  @Test
  void a_new_series_has_a_level_without_a_past() {
    assertThat(level(tick -> tick < 57 ? Double.NaN : 0.2).left()).isEmpty();
    assertThat(level(tick -> tick < 57 ? Double.NaN : 0.2).typical()).isEqualTo(0.2);
  }
}
