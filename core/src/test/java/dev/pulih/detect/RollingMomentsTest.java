package dev.pulih.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RollingMomentsTest {

  private static final int WINDOW = 20;

  /** More than a vector's worth, and no multiple of one. */
  private static final int SLOTS = 37;

  private static final int ONE = 20;

  private final RollingMoments moments = new RollingMoments(WINDOW, SLOTS);

  /** Squares of the distances from 2.5: 2.25 + 0.25 + 0.25 + 2.25 = 5; sigma is the root of 5/3. */
  @Test
  void four_samples_by_hand() {
    add(0, 1, 2, 3, 4);
    assertThat(moments.count(0)).isEqualTo(4);
    assertThat(moments.mean(0)).isEqualTo(2.5);
    assertThat(moments.sigma(0)).isEqualTo(Math.sqrt(5.0 / 3), within(1e-15));
  }

  @Test
  void the_oldest_sample_leaves_a_full_window() {
    add(0, IntStream.rangeClosed(1, 21).asDoubleStream().toArray());
    assertThat(moments.count(0)).isEqualTo(20);
    assertThat(moments.mean(0)).isEqualTo(11.5);
    // Of n successive numbers M2 = n(n² − 1)/12 = 665.
    assertThat(moments.sigma(0)).isEqualTo(Math.sqrt(665.0 / 19), within(1e-14));
  }

  @Test
  void no_sample_has_no_mean_and_one_has_no_sigma() {
    assertThat(moments.mean(0)).isNaN();
    add(0, 3);
    assertThat(moments.mean(0)).isEqualTo(3);
    assertThat(moments.sigma(0)).isNaN();
  }

  @Test
  void a_constant_series_has_exactly_no_sigma() {
    for (int i = 0; i < 1_000; i++) {
      add(0, 0.3);
    }
    assertThat(moments.mean(0)).isEqualTo(0.3);
    assertThat(moments.sigma(0)).isZero();
  }

  @Test
  void a_sample_of_another_scale_leaves_nothing_behind() {
    add(0, IntStream.range(0, 45).mapToDouble(i -> 0.001 + i % 2 * 1e-9).toArray());
    add(0, 1e12);
    // The last of these puts the giant out; the pivot's place was overwritten long before.
    add(0, IntStream.range(0, 20).mapToDouble(i -> 0.001 + i % 2 * 1e-9).toArray());
    // Ten samples on each side, half of 1e-9 away: sigma = 0.5e-9 · √(20/19).
    assertThat(moments.sigma(0) / (0.5e-9 * Math.sqrt(20.0 / 19))).isEqualTo(1, within(1e-6));
    assertThat(moments.mean(0)).isEqualTo(0.0010000005, within(1e-18));
  }

  @Test
  void slots_do_not_touch_each_other() {
    add(0, 1, 2, 3);
    add(4, 7, 9);
    assertThat(moments.mean(0)).isEqualTo(2);
    assertThat(moments.mean(4)).isEqualTo(8);
    assertThat(moments.count(3)).isZero();
  }

  @Test
  void a_cleared_slot_starts_anew() {
    add(0, IntStream.range(0, 33).asDoubleStream().toArray());
    moments.clear(0);
    assertThat(moments.mean(0)).isNaN();
    assertThat(moments.sigma(0)).isNaN();
    add(0, 5, 7);
    assertThat(moments.count(0)).isEqualTo(2);
    assertThat(moments.mean(0)).isEqualTo(6);
  }

  /** 5 and 7: M2 = 1 + 1, and sigma the root of 2. */
  @Test
  void two_samples_have_a_sigma_and_fill_the_smallest_window() {
    RollingMoments two = new RollingMoments(2, 1);
    for (double sample : new double[] {1_000, 5, 7}) {
      two.add(new double[] {sample});
    }
    assertThat(two.mean(0)).isEqualTo(6);
    assertThat(two.sigma(0)).isEqualTo(Math.sqrt(2), within(1e-15));
  }

  /** The other slot's window moves at another pace and on another scale. */
  @Test
  void full_windows_slide_side_by_side() {
    for (int i = 0; i < 1_000; i++) {
      add(0, i * 1e6, -i, i * 1e3);
      add(3, i);
      if (i >= WINDOW) {
        assertThat(moments.mean(3)).isEqualTo(i - 9.5);
        assertThat(moments.sigma(3)).isEqualTo(Math.sqrt(665.0 / 19), within(1e-12));
      }
    }
  }

  @Test
  void what_leaves_a_window_is_its_own_oldest_sample() {
    for (int i = 0; i < 1_000; i++) {
      add(0, i + 1);
      add(3, i);
    }
    assertThat(moments.mean(0)).isEqualTo(990.5);
    assertThat(moments.mean(3)).isEqualTo(989.5);
  }

  @Test
  void a_mean_is_exact_to_its_last_digit() {
    SplittableRandom random = new SplittableRandom(20261125);
    Exact exact = new Exact();
    for (int i = 1; i <= 10_000; i++) {
      double sample = random.nextDouble();
      add(0, sample);
      exact.add(sample);
      assertThat(moments.mean(0)).isEqualTo(exact.mean(), within(2 * Math.ulp(exact.mean())));
    }
  }

  @Test
  void a_window_of_one_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RollingMoments(1, 1));
  }

  /**
   * 1.2 million samples whose scale changes about every 50 samples, by up to 18 orders of
   * magnitude, with constant stretches, single giants, and offsets a billion times their noise.
   */
  @Test
  void mean_and_sigma_stay_within_a_billionth_of_the_exact_ones() {
    SplittableRandom random = new SplittableRandom(20261123);
    Exact exact = new Exact();
    double worst = 0;
    Shape shape = new Shape(0, 1);
    for (int i = 1; i <= 1_200_000; i++) {
      shape = random.nextInt(50) == 0 ? Shape.any(random) : shape;
      double sample = shape.sample(random);
      add(ONE, sample);
      exact.add(sample);
      // 23 and 20 have no common divisor: every place of the ring is looked at.
      worst = i % 23 == 0 ? Math.max(worst, exact.error(moments)) : worst;
    }
    assertThat(worst).isLessThanOrEqualTo(1e-9);
  }

  private void add(int slot, double... samples) {
    double[] latest = new double[SLOTS];
    Arrays.fill(latest, Double.NaN);
    for (double sample : samples) {
      latest[slot] = sample;
      moments.add(latest);
    }
  }

  /** Samples of one stretch of a series: an offset and noise; now and then a giant. */
  private record Shape(double offset, double noise) {

    static Shape any(SplittableRandom random) {
      double offset = random.nextInt(4) == 0 ? 0 : Math.pow(10, random.nextDouble(-9, 9));
      double noise = random.nextInt(4) == 0 ? 0 : Math.pow(10, random.nextDouble(-9, 9));
      return new Shape(offset, noise);
    }

    double sample(SplittableRandom random) {
      return random.nextInt(200) == 0 ? 1e12 : offset + noise * random.nextDouble();
    }
  }

  /** The same window in decimal numbers of any length: nothing is rounded until the end. */
  private static final class Exact {
    private final Deque<Double> samples = new ArrayDeque<>();

    void add(double sample) {
      samples.add(sample);
      if (samples.size() > WINDOW) {
        samples.remove();
      }
    }

    double mean() {
      BigDecimal n = BigDecimal.valueOf(samples.size());
      return sum(samples.stream().map(BigDecimal::new))
          .divide(n, MathContext.DECIMAL128)
          .doubleValue();
    }

    /** The greater of the relative errors of mean and sigma. */
    double error(RollingMoments moments) {
      BigDecimal sum = sum(samples.stream().map(BigDecimal::new));
      BigDecimal squares = sum(samples.stream().map(BigDecimal::new).map(x -> x.multiply(x)));
      BigDecimal n = BigDecimal.valueOf(samples.size());
      BigDecimal spread = n.multiply(squares).subtract(sum.multiply(sum));
      double m2 = spread.divide(n, MathContext.DECIMAL128).doubleValue();
      double sigma = Math.sqrt(m2 / (samples.size() - 1));
      return Math.max(relative(moments.mean(ONE), mean()), relative(moments.sigma(ONE), sigma));
    }

    private static BigDecimal sum(Stream<BigDecimal> terms) {
      return terms.reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static double relative(double value, double wanted) {
      return wanted == 0 ? Math.abs(value) : Math.abs(value - wanted) / Math.abs(wanted);
    }
  }
}
