package dev.pulih.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.DeviationSettings.OfSignal;
import dev.pulih.detect.FalseFindings.Weeks;
import dev.pulih.detect.NoiseKind.Noise;
import dev.pulih.signal.Signals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How flat a series may be until it has fewer findings than are wanted.
 *
 * <p>Where all samples lie between a and b, 0 < a < b, so do their averages and what is usual. Four
 * of the five distances are b − a at most, the fifth, of the seasons' remainder, 2·(b − a). They
 * are divided by a·0.00001 or more, so that the score is at most 1.2·(b − a) ÷ (0.00001·a): for
 * what keeps within a hundred-thousandth 1.2, which is less than any threshold.
 */
class FlatSeriesTest {

  private static final int SERIES = 8;
  private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void what_keeps_within_a_hundred_thousandth_is_never_found_however_it_moves(long seed) {
    CalibratedDeviation rule = rule();
    Noise levels = levels(new SplittableRandom(seed), 100, 100.001);
    for (int tick = 0; tick < 4 * 7 * NoiseKind.DAY; tick++) {
      rule.next(new double[] {levels.at(tick)}, at(tick));
      assertThat(rule.deviates(0)).as("tick %d", tick).isFalse();
    }
    // As low as a threshold becomes.
    assertThat(rule.threshold(0)).isEqualTo(Calibration.defaults().leastSigmas());
  }

  /** A day at the one end, then at the other: one per cent of the level is no small change. */
  @Test
  void what_leaves_it_is_found() {
    CalibratedDeviation rule = rule();
    for (int tick = 0; tick < NoiseKind.DAY; tick++) {
      rule.next(new double[] {100}, at(tick));
    }
    rule.next(new double[] {101}, at(NoiseKind.DAY));
    assertThat(rule.deviates(0)).isTrue();
  }

  /** Sigmas of a millionth and three of the level: the nearest finding is 15 of them away. */
  @ParameterizedTest
  @ValueSource(doubles = {0.0001, 0.0003})
  void noise_far_below_a_hundred_thousandth_is_never_found(double sigma) {
    assertThat(perWeek(sigma)).isZero();
  }

  @Test
  void noise_of_a_hundred_thousandth_is_found_no_more_often_than_wanted() {
    assertThat(perWeek(0.001)).isLessThanOrEqualTo(Calibration.defaults().findingsPerWeek());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.003, 0.1, 1})
  void noise_of_three_hundred_thousandths_or_more_is_found_as_often_as_wanted(double sigma) {
    double wanted = Calibration.defaults().findingsPerWeek();
    assertThat(perWeek(sigma)).isBetween(wanted / 2, wanted * 2);
  }

  /** The mean of four weeks is near what is wanted, and no single week is. */
  @Test
  void a_count_that_hardly_ever_moves_is_found_in_its_first_week_and_hardly_later() {
    SplittableRandom seeds = new SplittableRandom(5);
    Noise[] noises =
        IntStream.range(0, SERIES).mapToObj(_ -> count(seeds.split())).toArray(Noise[]::new);
    Weeks found = FalseFindings.of(noises, Calibration.defaults());
    assertThat(found.weeks().getFirst()).isGreaterThan(2);
    assertThat(found.mean(1)).isLessThan(Calibration.defaults().findingsPerWeek() / 2);
  }

  private static Noise count(SplittableRandom random) {
    return _ -> random.nextDouble() < 0.001 ? 4 : 3;
  }

  private static double perWeek(double sigma) {
    SplittableRandom seeds = new SplittableRandom(3);
    Noise[] noises =
        IntStream.range(0, SERIES)
            .mapToObj(_ -> gaussian(seeds.split(), sigma))
            .toArray(Noise[]::new);
    Weeks found = FalseFindings.of(noises, Calibration.defaults());
    System.out.printf(Locale.ROOT, "Around 100 with sigma %s: %s%n", sigma, found);
    return found.mean(0);
  }

  private static Noise gaussian(SplittableRandom random, double sigma) {
    return _ -> random.nextGaussian(100, sigma);
  }

  /** One end or the other, or something between them, for a while of any length. */
  private static Noise levels(SplittableRandom random, double low, double high) {
    double[] level = {low};
    int[] left = new int[1];
    return _ -> {
      if (left[0]-- == 0) {
        left[0] = (int) Math.exp(random.nextDouble(0, Math.log(7 * NoiseKind.DAY)));
        level[0] = Math.clamp(random.nextDouble(low - 1, high + 1), low, high);
      }
      return level[0];
    };
  }

  private static CalibratedDeviation rule() {
    return new CalibratedDeviation(
        Calibration.defaults(),
        Duration.ofSeconds(15),
        2,
        List.of(new OfSignal(Signals.KAFKA_LAG, Direction.BOTH, Margin.none(), Margin.none())));
  }

  private static Instant at(int tick) {
    return MONDAY.plusSeconds(15L * tick);
  }
}
