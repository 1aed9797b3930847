package dev.pulih.detect.multiscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One alarm in a hundred checks is wanted, and thresholds start at 3. */
class TailRateTest {

  private static final double WANTED = 0.01;
  private static final double START = 3;
  private static final double LEAST = 1.5;
  private static final double STEP = 0.15;

  private final RowLayout layout = new RowLayout();
  private final TailRate rate = new TailRate(layout, WANTED, START, LEAST);
  private double[] table = new double[layout.size()];

  @Test
  void a_threshold_starts_where_it_is_told() {
    assertThat(threshold()).isEqualTo(START);
  }

  /** Of 100 checks each lowers it by 0.15 ÷ 100, and at first by up to five times that. */
  @Test
  void each_check_lowers_it() {
    calm(1);
    assertThat(threshold()).isEqualTo(START * Math.exp(-5 * STEP * WANTED), within(1e-5));
    calm(99);
    assertThat(threshold()).isEqualTo(START * Math.exp(-3 * STEP), within(0.01));
  }

  @Test
  void once_as_much_was_checked_as_an_alarm_is_worth_an_alarm_raises_it_by_a_step() {
    calm(1_000);
    assertThat(threshold()).isEqualTo(LEAST);
    rate.learn(table, 0, true);
    assertThat(threshold()).isEqualTo(LEAST * Math.exp(STEP * (1 - WANTED)), within(1e-9));
    calm(50);
    assertThat(threshold()).isEqualTo(LEAST * Math.exp(STEP * (1 - 51 * WANTED)), within(1e-5));
  }

  @Test
  void the_first_alarms_raise_it_by_up_to_five_steps() {
    rate.learn(table, 0, true);
    assertThat(threshold()).isEqualTo(START * Math.exp(5 * STEP * (1 - WANTED)), within(1e-9));
  }

  @Test
  void it_is_the_fallback_until_as_much_was_checked_as_an_alarm_is_worth() {
    calm(99);
    assertThat(rate.calibrated(table, 0)).isFalse();
    calm(2);
    assertThat(rate.calibrated(table, 0)).isTrue();
  }

  @Test
  void it_never_goes_below_the_least() {
    calm(100_000);
    assertThat(threshold()).isEqualTo(LEAST);
  }

  /** However the scores are drawn, from a constant to a tail without a mean. */
  @Test
  void whatever_the_scores_the_alarms_are_bounded() {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double shape = random.nextDouble(0, 2);
      double drift = random.nextDouble(-1e-3, 1e-3);
      double[] time = new double[1];
      bounded(_ -> Math.pow(random.nextDouble(), -shape) * Math.exp(drift * time[0]++), 3_000);
    }
  }

  /** They come as often as nature lets them, and each is just at the threshold. */
  @Test
  void the_worst_of_all_adversaries_is_bounded_too() {
    SplittableRandom random = new SplittableRandom(3);
    for (double share : new double[] {0.001, 0.02, 0.3, 1}) {
      bounded(threshold -> random.nextDouble() < share ? threshold : 0, 3_000);
    }
    // What may not grow cannot alarm more often than wanted.
    bounded(threshold -> threshold <= 10 ? 10 : 0, 3_000);
  }

  /** Once the beginning is over. */
  @Test
  void in_the_long_run_the_rate_of_noise_is_the_one_that_is_wanted() {
    SplittableRandom random = new SplittableRandom(11);
    alarms(_ -> Math.abs(random.nextGaussian()) * 2, 10_000);
    assertThat(alarms(_ -> Math.abs(random.nextGaussian()) * 2, 50_000)).isBetween(470, 530);
  }

  private void bounded(DoubleUnaryOperator score, int checks) {
    table = new double[layout.size()];
    int alarms = alarms(score, checks);
    double most = checks * WANTED + 3 + Math.log(threshold() / START) / STEP;
    assertThat(alarms).isLessThanOrEqualTo((int) Math.ceil(most));
  }

  private int alarms(DoubleUnaryOperator score, int checks) {
    return IntStream.range(0, checks).map(_ -> alarms(score) ? 1 : 0).sum();
  }

  private boolean alarms(DoubleUnaryOperator score) {
    boolean alarm = score.applyAsDouble(threshold()) >= threshold();
    rate.learn(table, 0, alarm);
    return alarm;
  }

  private void calm(int checks) {
    IntStream.range(0, checks).forEach(_ -> rate.learn(table, 0, false));
  }

  private double threshold() {
    return rate.threshold(table, 0);
  }
}
