package dev.pulih.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.pulih.detect.DeviationSettings.OfSignal;
import dev.pulih.detect.multiscale.RowLayout;
import dev.pulih.detect.multiscale.Seasons;
import dev.pulih.detect.multiscale.Unusualness;
import dev.pulih.signal.Signals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ticks of 15 s, two unknown ones are tolerated; most cases start from a day of 100 ± 5. */
class CalibratedDeviationTest {

  private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");
  private static final Calibration SHIPPED = Calibration.defaults();
  private static final Margin NONE = Margin.none();
  private static final int DAY = 24 * 60 * 4;

  private final SplittableRandom random = new SplittableRandom(5);
  private CalibratedDeviation rule = rule(Direction.BOTH, NONE);
  private int tick;

  @ParameterizedTest
  @ValueSource(doubles = {160, 40, 1e6, -1e6, 1e300, -1e300})
  void a_jump_is_found_at_its_first_or_second_sample(double level) {
    settle();
    feed(level, level);
    assertThat(rule.deviates(0)).isTrue();
    assertThat(rule.bound(0)).isEqualTo(100, within(10.0));
  }

  @Test
  void noise_of_some_hours_says_nothing() {
    settle();
    for (int i = 0; i < 1_000; i++) {
      feed(noise());
      assertThat(rule.deviates(0)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void only_the_watched_direction_counts(Direction direction) {
    rule = rule(direction, NONE);
    settle();
    feed(160, 160);
    assertThat(rule.deviates(0)).isEqualTo(direction != Direction.DOWN);
    rule = rule(direction, NONE);
    settle();
    feed(40, 40);
    assertThat(rule.deviates(0)).isEqualTo(direction != Direction.UP);
  }

  @Test
  void what_matters_to_nobody_does_not_deviate() {
    rule = rule(Direction.BOTH, new Margin(70, 0));
    settle();
    feed(160, 160);
    assertThat(rule.deviates(0)).isFalse();
    feed(180);
    assertThat(rule.deviates(0)).isTrue();
  }

  @Test
  void with_fewer_than_51_samples_nothing_deviates() {
    feed(IntStream.range(0, 49).mapToDouble(_ -> noise()).toArray());
    feed(1_000);
    assertThat(rule.deviates(0)).isFalse();
    feed(1_000);
    assertThat(rule.deviates(0)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 1e9, -7, 1e-300})
  void a_constant_says_nothing(double level) {
    for (int i = 0; i < 2_000; i++) {
      feed(level);
      assertThat(rule.deviates(0)).isFalse();
    }
  }

  /** Its range is from 0 to 100, long ago; it has been 50 since. */
  @Test
  void a_step_below_a_hundredth_of_the_range_says_nothing_and_a_greater_one_does() {
    feed(0, 100);
    feed(Collections.nCopies(3_000, 50.0).stream().mapToDouble(x -> x).toArray());
    for (int i = 0; i < 200; i++) {
      feed(50.9);
      assertThat(rule.deviates(0)).isFalse();
    }
    feed(70, 70);
    assertThat(rule.deviates(0)).isTrue();
  }

  @Test
  void a_new_level_deviates_for_so_long_and_is_usual_from_then_on() {
    settle();
    feed(160, 160);
    int more = SHIPPED.newLevelAfter() - 3;
    for (int i = 0; i < more; i++) {
      feed(160 + noise() - 100);
      assertThat(rule.deviates(0)).isTrue();
    }
    feed(160, 160);
    for (int i = 0; i < 2_000; i++) {
      feed(160 + noise() - 100);
      assertThat(rule.deviates(0)).isFalse();
    }
  }

  /** After a week; in a young series the new level has widened the spread for too long. */
  @Test
  void the_way_back_to_the_old_level_is_found_too() {
    IntStream.range(0, 7).forEach(_ -> settle());
    feed(IntStream.range(0, 1_000).mapToDouble(_ -> 100 + noise()).toArray());
    assertThat(rule.deviates(0)).isFalse();
    feed(100, 100, 100, 100, 100, 100, 100, 100);
    assertThat(rule.deviates(0)).isTrue();
    assertThat(rule.bound(0)).isEqualTo(200, within(20.0));
  }

  @Test
  void a_deviation_of_a_direction_ends_with_the_way_back() {
    rule = rule(Direction.UP, NONE);
    settle();
    feed(160, 160);
    assertThat(rule.deviates(0)).isTrue();
    feed(95);
    assertThat(rule.deviates(0)).isFalse();
  }

  @Test
  void what_is_unknown_ends_a_deviation_only_after_a_while_and_changes_nothing_else() {
    settle();
    feed(160, 160, Double.NaN, Double.POSITIVE_INFINITY);
    assertThat(rule.deviates(0)).isTrue();
    assertThat(rule.begins(0)).isFalse();
    feed(Double.NEGATIVE_INFINITY);
    assertThat(rule.deviates(0)).isFalse();
  }

  @Test
  void a_series_with_gaps_is_judged_as_the_one_without_them() {
    CalibratedDeviation whole = rule;
    CalibratedDeviation holey = rule(Direction.BOTH, NONE);
    for (int i = 0; i < 3_000; i++) {
      double x = noise() + (i % 700 > 680 ? 40 : 0);
      whole.next(new double[] {x}, at(i));
      holey.next(new double[] {i % 2 == 0 ? Double.NaN : Double.POSITIVE_INFINITY}, at(i));
      holey.next(new double[] {x}, at(i));
      assertThat(holey.begins(0)).isEqualTo(whole.begins(0));
      assertThat(holey.deviates(0)).isEqualTo(whole.deviates(0));
    }
  }

  /** From seconds to milliseconds, say, and what happens then is found again. */
  @Test
  void a_new_scale_is_recovered_from() {
    settle();
    int begun = 0;
    for (int i = 0; i < 7 * DAY; i++) {
      feed(1_000 * noise());
      begun += rule.begins(0) ? 1 : 0;
    }
    assertThat(begun).isBetween(1, 6);
    assertThat(rule.deviates(0)).isFalse();
    feed(400_000, 400_000, 400_000, 400_000);
    assertThat(rule.deviates(0)).isTrue();
  }

  /** Twelve sigmas, a day after a thousand times the level. */
  @Test
  void after_one_absurd_value_a_small_deviation_is_found() {
    settle();
    feed(100_000);
    feed(IntStream.range(0, DAY).mapToDouble(_ -> noise()).toArray());
    for (int i = 0; i < 40; i++) {
      feed(noise() + 60);
    }
    assertThat(rule.deviates(0)).isTrue();
  }

  @Test
  void even_the_largest_numbers_leave_it_able_to_see() {
    settle();
    feed(Double.MAX_VALUE, -Double.MAX_VALUE);
    feed(IntStream.range(0, 4 * DAY).mapToDouble(_ -> noise()).toArray());
    assertThat(rule.threshold(0)).isFinite();
    assertThat(rule.bound(0)).isFinite();
    feed(1e30, 1e30);
    assertThat(rule.deviates(0)).isTrue();
  }

  /** Nights of 20 and days of 100, with noise of 1: 50 at night is much, at noon it is little. */
  @Test
  void the_rhythm_of_the_day_is_learned() {
    rule = rule(Direction.UP, new Margin(10, 0));
    IntToDoubleFunction days = i -> (i % DAY < DAY / 2 ? 20 : 100) + random.nextGaussian();
    feed(IntStream.range(0, 6 * DAY + DAY / 4).mapToDouble(days).toArray());
    assertThat(rule.deviates(0)).isFalse();
    feed(IntStream.range(0, 16).mapToDouble(_ -> 70).toArray());
    assertThat(rule.deviates(0)).isTrue();
    assertThat(rule.bound(0)).isEqualTo(20, within(5.0));
  }

  @Test
  void at_its_hour_the_same_value_is_usual() {
    rule = rule(Direction.UP, new Margin(10, 0));
    IntToDoubleFunction days = i -> (i % DAY < DAY / 2 ? 20 : 70) + random.nextGaussian();
    feed(IntStream.range(0, 6 * DAY + DAY * 3 / 4).mapToDouble(days).toArray());
    feed(IntStream.range(0, 16).mapToDouble(_ -> 70).toArray());
    assertThat(rule.deviates(0)).isFalse();
  }

  /** Monday to Friday 100, at the weekend 20. */
  @Test
  void the_rhythm_of_the_week_is_learned() {
    assertThat(score(22 * DAY, 20)).isGreaterThan(score(26 * DAY, 20));
    assertThat(score(26 * DAY, 100)).isGreaterThan(score(22 * DAY, 100));
  }

  /** How unusual a value is that lasts for four minutes from a tick on. */
  private double score(int from, double value) {
    RowLayout layout = new RowLayout();
    Unusualness unusualness = new Unusualness(layout, 1, SHIPPED.samples(Duration.ofSeconds(15)));
    double[] table = new double[layout.size()];
    double score = 0;
    for (int i = 0; i < from + 16; i++) {
      double level = i / DAY % 7 < 5 ? 100 : 20;
      double x = (i < from ? level : value) + random.nextGaussian();
      score = unusualness.add(table, 0, 0, Seasons.Moment.of(at(i).getEpochSecond()), x, 0, false);
    }
    return score;
  }

  @Test
  void what_comes_later_changes_no_verdict() {
    List<Boolean> one = verdicts(1, i -> i < 2_000 ? Math.sin(i * i) : 0, 2_000);
    List<Boolean> other = verdicts(1, i -> i < 2_000 ? Math.sin(i * i) : 1e9 * i, 4_000);
    assertThat(other.subList(0, 2_000)).isEqualTo(one);
  }

  /** A quarter of an hour is known of it; the fall lasts as long again. */
  @Test
  void what_lasts_on_a_young_series_goes_on_deviating() {
    for (int i = 0; i < 60; i++) {
      rule.next(new double[] {100}, at(i));
    }
    for (int i = 60; i < 120; i++) {
      rule.next(new double[] {40}, at(i));
      assertThat(rule.deviates(0)).as("tick %d", i).isTrue();
    }
  }

  @Test
  void slots_have_nothing_to_do_with_each_other() {
    CalibratedDeviation both =
        new CalibratedDeviation(
            SHIPPED, Duration.ofSeconds(15), 2, Collections.nCopies(2, of(Direction.BOTH, NONE)));
    CalibratedDeviation alone = rule;
    for (int i = 0; i < 4 * DAY; i++) {
      double x = noise() + (i % 3_000 > 2_900 ? 70 : 0);
      both.next(new double[] {i % 3 == 0 ? Double.NaN : 1e9 * noise(), x}, at(i));
      alone.next(new double[] {x}, at(i));
      assertThat(both.deviates(1)).isEqualTo(alone.deviates(0));
      assertThat(both.bound(1)).isEqualTo(alone.bound(0));
      assertThat(both.threshold(1)).isEqualTo(alone.threshold(0));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.125, 1_024, -1, -4})
  void the_unit_of_a_series_does_not_matter(double unit) {
    IntToDoubleFunction series = withJumps(new SplittableRandom(9));
    List<Boolean> wanted = verdicts(1, series, 2 * DAY);
    assertThat(wanted).contains(true, false);
    assertThat(verdicts(unit, series, 2 * DAY)).isEqualTo(wanted);
  }

  /**
   * Its noise of 5, of which averages over 64 keep an eighth, is more than a hundred-thousandth of
   * 300.
   */
  @Test
  void nor_does_its_zero_while_the_noise_is_more_than_rounding() {
    IntToDoubleFunction series = withJumps(new SplittableRandom(9));
    List<Boolean> wanted = verdicts(1, series, DAY);
    assertThat(verdicts(1, i -> series.applyAsDouble(i) + 200, DAY)).isEqualTo(wanted);
    assertThat(verdicts(1, i -> series.applyAsDouble(i) - 200, DAY)).isEqualTo(wanted);
  }

  private static IntToDoubleFunction withJumps(SplittableRandom random) {
    double[] values =
        IntStream.range(0, 2 * DAY)
            .mapToDouble(i -> random.nextGaussian(100, 5) + (i % 1_500 > 1_450 ? 60 : 0))
            .toArray();
    return i -> values[i];
  }

  @Test
  void two_findings_are_apart_unless_the_second_is_twice_as_bad() {
    rule = rule(Direction.BOTH, new Margin(25, 0));
    settle();
    List<Integer> begins = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      feed(i % 10 == 0 ? 200 : noise());
      if (rule.begins(0)) {
        begins.add(i);
      }
    }
    assertThat(begins).hasSizeBetween(1, 3).startsWith(0);
    IntStream.range(1, begins.size())
        .forEach(i -> assertThat(begins.get(i) - begins.get(i - 1)).isGreaterThanOrEqualTo(100));
    feed(200);
    feed(noise());
    feed(2_000);
    assertThat(rule.begins(0)).isTrue();
  }

  /** A finding in a hundred checks is wanted, 403.2 a week. */
  private static CalibratedDeviation often(int slots) {
    Calibration often = new Calibration(403.2, SHIPPED.memory(), 3, 1.5, 1, 240);
    return new CalibratedDeviation(
        often, Duration.ofSeconds(15), 2, Collections.nCopies(slots, of(Direction.BOTH, NONE)));
  }

  @Test
  void a_series_has_the_fallback_until_it_was_checked_as_often_as_a_finding_is_worth() {
    CalibratedDeviation often = often(2);
    assertThat(often.achieved().fallback()).isEqualTo(2);
    for (int i = 0; i < 99; i++) {
      often.next(new double[] {noise(), Double.NaN}, at(i));
      assertThat(often.achieved().fallback()).isEqualTo(2);
    }
    often.next(new double[] {noise(), Double.NaN}, at(99));
    often.next(new double[] {noise(), Double.NaN}, at(100));
    assertThat(often.achieved().fallback()).isEqualTo(1);

    CalibratedDeviation after = often(2);
    after.remember(0, often.memory(0).orElseThrow());
    assertThat(after.achieved().fallback()).isEqualTo(1);
  }

  /** Of three series one has nothing to say; the others are noise. */
  @Test
  void the_achieved_rate_is_that_of_all_series_with_a_calibrated_threshold() {
    CalibratedDeviation often = often(3);
    assertThat(often.achieved().findingsPerWeek()).isNaN();
    int findings = 0;
    for (int i = 0; i < 10_000; i++) {
      boolean counts = often.achieved().fallback() == 1;
      often.next(new double[] {noise(), noise(), Double.NaN}, at(i));
      findings += counts ? (int) IntStream.range(0, 3).filter(often::begins).count() : 0;
    }
    // Of 28 days, some 7 % are forgotten by then, of findings and checks alike.
    double perWeek = findings / (2 * 9_900.0) * 7 * DAY;
    assertThat(often.achieved().findingsPerWeek()).isCloseTo(perWeek, withinPercentage(3));
    assertThat(perWeek).isBetween(403.2 / 2, 403.2 * 2);
  }

  private static List<Boolean> verdicts(double unit, IntToDoubleFunction series, int ticks) {
    CalibratedDeviation rule = rule(Direction.BOTH, NONE);
    List<Boolean> verdicts = new ArrayList<>();
    for (int i = 0; i < ticks; i++) {
      rule.next(new double[] {unit * series.applyAsDouble(i)}, at(i));
      verdicts.add(rule.deviates(0));
    }
    return verdicts;
  }

  private static CalibratedDeviation rule(Direction direction, Margin effect) {
    return new CalibratedDeviation(
        SHIPPED, Duration.ofSeconds(15), 2, List.of(of(direction, effect)));
  }

  private static OfSignal of(Direction direction, Margin effect) {
    return new OfSignal(Signals.KAFKA_LAG, direction, NONE, effect);
  }

  private void settle() {
    IntStream.range(0, DAY).forEach(_ -> feed(noise()));
    assertThat(rule.deviates(0)).isFalse();
  }

  private double noise() {
    return random.nextGaussian(100, 5);
  }

  private void feed(double... values) {
    for (double value : values) {
      rule.next(new double[] {value}, at(tick++));
    }
  }

  private static Instant at(int tick) {
    return START.plusSeconds(15L * tick);
  }
}
