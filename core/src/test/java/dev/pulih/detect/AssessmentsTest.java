package dev.pulih.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pulih.detect.DeviationSettings.OfSignal;
import dev.pulih.signal.Signals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** One series, ticks of 15 s, of which the latest ten are kept. */
class AssessmentsTest {

  private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");
  private static final Duration INTERVAL = Duration.ofSeconds(15);
  private static final List<OfSignal> SLOT =
      List.of(new OfSignal(Signals.REQUEST_RATE, Direction.BOTH, Margin.none(), new Margin(10, 0)));
  private static final int DAY = 24 * 60 * 4;

  private final Assessments assessments = new Assessments(10, 1);
  private final DeviationRule plain = new RollingDeviation(DeviationSettings.plain(), 2, SLOT);
  private final DeviationRule calibrated =
      new CalibratedDeviation(Calibration.defaults(), INTERVAL, 2, SLOT);
  private int tick;

  private void feed(DeviationRule rule, double... values) {
    for (double value : values) {
      Instant at = START.plus(INTERVAL.multipliedBy(tick++));
      double[] all = {value};
      assessments.expect(rule, at);
      rule.next(all, at);
      assessments.score(rule, all);
    }
  }

  private Assessment latest() {
    return assessments.of(0).getLast();
  }

  /** 20 samples by turns 98 and 102: a mean of 100 and a sigma of 2 × √(20 ÷ 19). */
  private void alternate() {
    for (int i = 0; i < 10; i++) {
      feed(plain, 98, 102);
    }
  }

  @Test
  void the_plain_rule_expects_the_mean_of_its_window() {
    alternate();
    feed(plain, 150);
    double sigma = 2 * Math.sqrt(20.0 / 19);
    assertThat(latest().expected().usual()).isEqualTo(100, within(1e-4));
    assertThat(latest().expected().sigma()).isEqualTo(sigma, within(1e-4));
    assertThat(latest().expected().threshold()).isEqualTo(3);
    assertThat(latest().score()).isEqualTo(50 / sigma, within(1e-4));
    assertThat(latest().isUnusual()).isTrue();
    assertThat(plain.deviates(0)).isTrue();
  }

  @Test
  void what_is_within_three_sigmas_is_not_unusual() {
    alternate();
    feed(plain, 104);
    assertThat(latest().isUnusual()).isFalse();
  }

  @Test
  void of_few_samples_nothing_is_expected_and_nothing_is_unusual() {
    feed(plain, 1, 1, 1_000);
    feed(calibrated, 1, 1, 1_000);
    assertThat(assessments.of(0))
        .hasSize(6)
        .allSatisfy(it -> assertThat(it.expected().usual()).isNaN())
        .allSatisfy(it -> assertThat(it.score()).isNaN())
        .noneMatch(Assessment::isUnusual);
  }

  @Test
  void the_calibrated_rule_scores_over_its_time_scales() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < DAY; i++) {
      feed(calibrated, 100 + random.nextGaussian() * 5);
    }
    assertThat(latest().expected().usual()).isEqualTo(100, within(5.0));
    assertThat(latest().expected().sigma()).isEqualTo(5, within(2.0));
    feed(calibrated, 160, 160);
    assertThat(latest().isUnusual()).isTrue();
    assertThat(calibrated.deviates(0)).isTrue();
  }

  @Test
  void an_unknown_value_is_neither_scored_nor_unusual() {
    alternate();
    feed(plain, Double.NaN);
    feed(calibrated, Double.NaN);
    assertThat(assessments.of(0).reversed().subList(0, 2))
        .allSatisfy(it -> assertThat(it.score()).isNaN())
        .noneMatch(Assessment::isUnusual);
  }

  @Test
  void the_latest_ticks_are_kept_oldest_first() {
    alternate();
    assertThat(assessments.of(0))
        .hasSize(10)
        .isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    assertThat(latest().at()).isEqualTo(START.plus(INTERVAL.multipliedBy(19)));
  }
}
