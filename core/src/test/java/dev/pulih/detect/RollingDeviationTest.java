package dev.pulih.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pulih.detect.DeviationSettings.OfSignal;
import dev.pulih.detect.DeviationSettings.Window;
import dev.pulih.signal.Signals;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Most cases start from ten 9s and ten 11s: mean 10, sample sigma √(20 ÷ 19) = 1.0260, so that 3
 * sigma reach from 6.9221 to 13.0779.
 */
class RollingDeviationTest {

  private static final Instant START = Instant.parse("2026-11-23T03:00:00Z");
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Margin NONE = Margin.none();

  private RollingDeviation rule = plain(Direction.BOTH);
  private int tick;

  @Test
  void a_value_beyond_three_sigma_deviates_and_one_within_does_not() {
    settle();
    assertThat(judged(13.0780)).isTrue();
    rule = plain(Direction.BOTH);
    settle();
    assertThat(judged(13.0779)).isFalse();
    rule = plain(Direction.BOTH);
    settle();
    assertThat(judged(6.9220)).isTrue();
  }

  @Test
  void a_value_is_not_compared_with_itself() {
    settle();
    Baseline before = rule.baseline(0);
    assertThat(before.mean()).isEqualTo(10);
    assertThat(before.sigma()).isEqualTo(Math.sqrt(20.0 / 19), within(1e-15));
    // Among the window it would have: mean 10.17, sigma 1.26, 3 sigma up to 13.96.
    assertThat(judged(13.5)).isTrue();
  }

  @Test
  void only_the_watched_direction_counts() {
    rule = plain(Direction.UP);
    settle();
    assertThat(judged(0)).isFalse();
    rule = plain(Direction.DOWN);
    settle();
    assertThat(judged(100)).isFalse();
    rule = plain(Direction.DOWN);
    settle();
    assertThat(judged(0)).isTrue();
  }

  @Test
  void the_plain_rule_wants_twenty_samples_and_takes_them_whatever_they_are() {
    feed(9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9);
    assertThat(judged(1_000)).isFalse();
    assertThat(rule.baseline(0).samples()).isEqualTo(20);
    // Nineteen samples around 9.95 and one of 1000: the mean is 59.45.
    assertThat(rule.baseline(0).mean()).isEqualTo((9 * 11 + 10 * 9 + 1_000) / 20.0);
  }

  @Test
  void unknown_values_change_nothing() {
    settle();
    Baseline before = rule.baseline(0);
    feed(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    assertThat(rule.baseline(0)).isEqualTo(before);
    assertThat(judged(14)).isTrue();
  }

  @Test
  void an_infinite_value_on_the_harmless_side_changes_nothing_either() {
    rule = plain(Direction.UP);
    settle();
    Baseline before = rule.baseline(0);
    feed(Double.NEGATIVE_INFINITY);
    assertThat(rule.baseline(0)).isEqualTo(before);
  }

  /** Three hundred series are more than are worked through at once. */
  @Test
  void each_of_many_series_is_judged_by_its_own_rule_and_its_own_past() {
    rule =
        new RollingDeviation(
            DeviationSettings.plain(),
            2,
            IntStream.range(0, 300).mapToObj(slot -> bare(turn(slot))).toList());
    IntStream.range(0, 20).forEach(i -> feedAll(slot -> slot + i % 2 * 2));
    // The means are one more than the slot, and 3 sigma are 3.08.
    feedAll(slot -> slot % 2 == 0 ? slot + 5 : slot - 3);
    for (int slot = 0; slot < 300; slot++) {
      boolean up = slot % 2 == 0;
      Direction watched = turn(slot);
      assertThat(rule.deviates(slot)).isEqualTo(watched != (up ? Direction.DOWN : Direction.UP));
    }
  }

  @Test
  void the_bound_is_what_the_value_was_beyond() {
    settle();
    feed(20);
    assertThat(rule.bound(0)).isEqualTo(10 + 3 * Math.sqrt(20.0 / 19), within(1e-12));
    rule = plain(Direction.BOTH);
    settle();
    feed(0);
    assertThat(rule.bound(0)).isEqualTo(10 - 3 * Math.sqrt(20.0 / 19), within(1e-12));
  }

  @Test
  void after_a_quarter_of_an_hour_without_a_value_it_starts_anew() {
    settle();
    unknown(59);
    assertThat(rule.baseline(0).samples()).isEqualTo(20);
    unknown(1);
    assertThat(rule.baseline(0).samples()).isZero();
  }

  /** Every step is longer than a quarter of an hour; twenty samples are what judging takes. */
  @Test
  void at_steps_of_an_hour_fewer_unknown_values_than_its_samples_are_no_reason_to_start_anew() {
    hourly(IntStream.range(0, 20).mapToDouble(i -> 9 + i % 2 * 2).toArray());
    Baseline before = rule.baseline(0);
    hourly(Double.NaN);
    assertThat(rule.baseline(0)).isEqualTo(before);
    hourly(14);
    assertThat(rule.deviates(0)).isTrue();
    hourly(DoubleStream.generate(() -> Double.NaN).limit(19).toArray());
    assertThat(rule.baseline(0).samples()).isEqualTo(20);
    hourly(Double.NaN);
    assertThat(rule.baseline(0).samples()).isZero();
  }

  @Test
  void a_constant_series_deviates_plainly_by_any_change_and_with_a_floor_by_more_than_three() {
    constant();
    assertThat(judged(7.000001)).isTrue();
    rule = qualified(new Margin(0.5, 0), NONE, 1, 1);
    constant();
    assertThat(judged(8.5)).isFalse();
    rule = qualified(new Margin(0.5, 0), NONE, 1, 1);
    constant();
    assertThat(judged(8.51)).isTrue();
  }

  /** 10 % of a mean of 7 is 0.7; three of them reach to 9.1. */
  @Test
  void the_floor_may_be_a_share_of_the_mean() {
    rule = qualified(new Margin(0.5, 0.1), NONE, 1, 1);
    constant();
    assertThat(judged(9.09)).isFalse();
    rule = qualified(new Margin(0.5, 0.1), NONE, 1, 1);
    constant();
    assertThat(judged(9.11)).isTrue();
  }

  @Test
  void a_deviation_without_effect_does_not_count() {
    rule = qualified(NONE, new Margin(5, 0), 1, 1);
    settle();
    assertThat(judged(14.9)).isFalse();
    rule = qualified(NONE, new Margin(5, 0), 1, 1);
    settle();
    assertThat(judged(15)).isTrue();
  }

  /** Half of the mean of 10. */
  @Test
  void the_effect_may_be_a_share_of_the_mean() {
    rule = qualified(NONE, new Margin(1, 0.5), 1, 1);
    settle();
    assertThat(judged(14.9)).isFalse();
    rule = qualified(NONE, new Margin(1, 0.5), 1, 1);
    settle();
    assertThat(judged(15)).isTrue();
  }

  @Test
  void with_fewer_than_the_least_samples_nothing_deviates() {
    rule = qualified(NONE, NONE, 1, 1);
    feed(9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11);
    assertThat(judged(100)).isFalse();
    rule = qualified(NONE, NONE, 1, 1);
    feed(9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9);
    assertThat(judged(100)).isTrue();
  }

  @Test
  void it_must_deviate_often_enough() {
    rule = qualified(NONE, NONE, 3, 4);
    settle();
    assertThat(judged(20)).isFalse();
    assertThat(judged(20)).isFalse();
    assertThat(judged(10)).isFalse();
    assertThat(judged(20)).isTrue();
  }

  @Test
  void a_value_that_came_back_does_not_deviate_although_others_before_it_did() {
    rule = qualified(NONE, NONE, 3, 4);
    settle();
    feed(20, 20, 20);
    assertThat(judged(10)).isFalse();
  }

  @Test
  void deviations_that_are_too_far_apart_do_not_add_up() {
    rule = qualified(NONE, NONE, 3, 4);
    settle();
    feed(20, 20, 10, 10);
    assertThat(judged(20)).isFalse();
  }

  @Test
  void two_unknown_ticks_pause_persistence_and_three_end_it() {
    rule = qualified(NONE, NONE, 3, 4);
    settle();
    feed(20, 20);
    unknown(2);
    assertThat(judged(20)).isTrue();
    unknown(3);
    assertThat(rule.deviates(0)).isFalse();
    assertThat(judged(20)).isFalse();
  }

  @Test
  void unknown_ticks_that_are_not_in_a_row_do_not_add_up() {
    rule = qualified(NONE, NONE, 3, 4);
    settle();
    feed(20);
    unknown(2);
    feed(20);
    unknown(2);
    assertThat(judged(20)).isTrue();
  }

  @Test
  void an_episode_that_was_lost_from_sight_begins_anew() {
    rule = qualified(NONE, NONE, 5, 6);
    settle();
    Baseline before = rule.baseline(0);
    IntStream.range(0, 50).forEach(_ -> feed(20));
    unknown(3);
    IntStream.range(0, 20).forEach(_ -> feed(20));
    assertThat(rule.baseline(0)).isEqualTo(before);
  }

  @Test
  void deviating_samples_stay_out_of_the_window_so_that_it_does_not_swallow_the_change() {
    rule = qualified(NONE, NONE, 5, 6);
    settle();
    Baseline before = rule.baseline(0);
    // 15 min are 60 ticks: the episode's first is kept out, and the 59 after it.
    IntStream.range(0, 60).forEach(_ -> feed(20));
    assertThat(rule.deviates(0)).isTrue();
    assertThat(rule.baseline(0)).isEqualTo(before);
  }

  @Test
  void after_a_quarter_of_an_hour_a_new_level_is_admitted_and_becomes_normal() {
    rule = qualified(NONE, NONE, 5, 6);
    settle();
    IntStream.range(0, 61).forEach(_ -> feed(20));
    assertThat(rule.baseline(0).mean()).isGreaterThan(10);
    IntStream.range(0, 20).forEach(i -> feed(19 + i % 2 * 2));
    assertThat(rule.deviates(0)).isFalse();
    assertThat(rule.baseline(0).mean()).isEqualTo(20);
  }

  @Test
  void normal_samples_within_an_episode_do_not_prolong_it_forever() {
    rule = qualified(NONE, NONE, 5, 6);
    settle();
    IntStream.range(0, 30).forEach(_ -> feed(20, 10));
    // The episode began 60 ticks ago: the next deviating sample is admitted.
    feed(20);
    assertThat(rule.baseline(0).mean()).isGreaterThan(10.4);
  }

  @Test
  void an_episode_that_ended_does_not_shorten_the_next() {
    rule = qualified(NONE, NONE, 5, 6);
    settle();
    feed(20);
    IntStream.range(0, 60).forEach(i -> feed(9 + i % 2 * 2));
    double before = rule.baseline(0).mean();
    feed(20);
    assertThat(rule.baseline(0).mean()).isEqualTo(before);
  }

  /** A gauge made from a counter falls to 0 when its process restarts, and climbs again. */
  @Test
  void a_reset_to_zero_is_survived() {
    rule = qualified(new Margin(1, 0), new Margin(5, 0), 5, 6);
    settle();
    feed(0);
    assertThat(rule.deviates(0)).isFalse();
    settle();
    assertThat(rule.baseline(0).mean()).isEqualTo(10);
    assertThat(rule.baseline(0).sigma()).isEqualTo(Math.sqrt(20.0 / 19), within(1e-15));
  }

  /** A quarter of 0.5, three times, is 0.375: 0.9 is beyond it, and so is 0.1. */
  @Test
  void a_floor_that_is_a_share_of_a_small_mean_is_small() {
    for (double value : new double[] {0.9, 0.1}) {
      rule = qualified(new Margin(0, 0.25), NONE, 1, 1);
      IntStream.range(0, 20).forEach(_ -> feed(0.5));
      feed(value);
      assertThat(rule.deviates(0)).isTrue();
    }
  }

  /** 300 series are more than a tile's 256: the one at 270 shares its place with the one at 14. */
  @Test
  void many_series_are_judged_each_by_its_own_past() {
    List<OfSignal> many = Collections.nCopies(300, bare(Direction.BOTH));
    RollingDeviation all = new RollingDeviation(DeviationSettings.plain(), 2, many);
    IntStream.range(0, 20).forEach(tick -> all.next(levels(tick % 2), START.plusSeconds(tick)));
    assertThat(all.baseline(14).mean()).isEqualTo(140.5);
    assertThat(all.baseline(270).mean()).isEqualTo(2_700.5);
    double[] values = levels(0);
    // Three sigmas are 1.54. A giant in one tile hides nothing in the next.
    values[14] += 1_000;
    values[270] += 3;
    all.next(values, START.plusSeconds(20));
    assertThat(IntStream.range(0, 300).filter(all::deviates)).containsExactly(14, 270);
  }

  private static double[] levels(int more) {
    return IntStream.range(0, 300).mapToDouble(slot -> slot * 10 + more).toArray();
  }

  private static RollingDeviation plain(Direction direction) {
    return new RollingDeviation(DeviationSettings.plain(), 2, List.of(bare(direction)));
  }

  private static Direction turn(int slot) {
    return List.of(Direction.UP, Direction.DOWN, Direction.BOTH).get(slot % 3);
  }

  private static OfSignal bare(Direction direction) {
    return new OfSignal(Signals.KAFKA_LAG, direction, NONE, NONE);
  }

  private static RollingDeviation qualified(Margin floor, Margin effect, int needed, int of) {
    OfSignal signal = new OfSignal(Signals.KAFKA_LAG, Direction.BOTH, floor, effect);
    Window window = new Window(20, 15, QUARTER, QUARTER);
    Persistence persistence = new Persistence(needed, of);
    return new RollingDeviation(
        new DeviationSettings(window, 3, persistence, List.of(signal), Optional.empty()),
        2,
        List.of(signal));
  }

  private void settle() {
    IntStream.range(0, 20).forEach(i -> feed(9 + i % 2 * 2));
  }

  private void constant() {
    IntStream.range(0, 20).forEach(_ -> feed(7));
  }

  private void unknown(int ticks) {
    IntStream.range(0, ticks).forEach(_ -> feed(Double.NaN));
  }

  private boolean judged(double value) {
    feed(value);
    return rule.deviates(0);
  }

  private void feedAll(IntToDoubleFunction value) {
    double[] values = IntStream.range(0, 300).mapToDouble(value).toArray();
    rule.next(values, START.plusSeconds(15L * tick++));
  }

  private void hourly(double... values) {
    for (double value : values) {
      rule.next(new double[] {value}, START.plus(Duration.ofHours(tick++)));
    }
  }

  private void feed(double... values) {
    for (double value : values) {
      rule.next(new double[] {value}, START.plusSeconds(15L * tick++));
    }
  }
}
