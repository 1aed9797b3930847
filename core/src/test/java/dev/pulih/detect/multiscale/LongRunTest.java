package dev.pulih.detect.multiscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongRunTest {

  private static final double MEMORY = 1_000;

  private final RowLayout layout = new RowLayout();
  private final LongRun run = new LongRun(layout, MEMORY);
  private final double[] table = new double[layout.size()];
  private int samples;

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e9, -1e-6})
  void within_the_memory_it_is_the_mean_and_the_sigma_of_all_samples(double level) {
    double[] values = gaussian(1_000, level);
    Arrays.stream(values).forEach(this::add);
    double mean = Arrays.stream(values).map(x -> x - level).average().orElseThrow() + level;
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    assertThat(run.mean(table, 0)).isEqualTo(mean, within(1e-12 * Math.max(1, Math.abs(level))));
    assertThat(run.sigma(table, 0)).isEqualTo(Math.sqrt(squares / 1_000), within(1e-6));
  }

  /** Weights of 0.001 · 0.999ⁱ for the newest, and all the first thousand like their last. */
  @Test
  void beyond_the_memory_the_old_fades() {
    double[] values = gaussian(5_000, 10);
    Arrays.stream(values).forEach(this::add);
    double mean = weighted(values);
    double[] squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).toArray();
    assertThat(run.mean(table, 0)).isEqualTo(mean, within(1e-12));
    assertThat(run.sigma(table, 0)).isEqualTo(Math.sqrt(weighted(squares)), within(1e-12));
  }

  private static double weighted(double[] values) {
    int last = values.length - 1;
    return IntStream.rangeClosed(0, last)
        .mapToDouble(i -> values[i] * 0.001 * Math.pow(0.999, last - Math.max(i, 999)))
        .sum();
  }

  @Test
  void a_sample_is_judged_by_those_before_it() {
    assertThat(add(9)).isZero();
    add(11);
    // Mean 10, sigma 1.
    assertThat(add(13)).isEqualTo(3, within(1e-12));
    assertThat(run.mean(table, 0)).isEqualTo(11, within(1e-12));
  }

  @Test
  void a_sample_below_the_mean_counts_as_negative() {
    add(9);
    add(11);
    assertThat(add(8)).isEqualTo(-2, within(1e-12));
  }

  @Test
  void the_floor_is_the_least_sigma() {
    add(7);
    assertThat(run.add(table, 0, 8, 0.5, 0.5, LongRun.BOUND)).isEqualTo(2, within(1e-12));
  }

  /** 1e6 sigmas move it as 30 do: by 30 ÷ 100 sigmas. */
  @Test
  void one_absurd_sample_moves_it_little() {
    IntStream.range(0, 99).forEach(i -> add(i % 2 * 2 - 1));
    double before = run.mean(table, 0);
    assertThat(add(1e6)).isGreaterThan(9e5);
    assertThat(run.mean(table, 0) - before).isEqualTo(0.3, within(0.01));
    assertThat(run.sigma(table, 0)).isLessThan(4);
  }

  @Test
  void moved_it_keeps_its_spread() {
    IntStream.range(0, 100).forEach(i -> add(i % 2 * 2 - 1));
    run.move(table, 0, 50);
    assertThat(run.mean(table, 0)).isEqualTo(50);
    assertThat(run.sigma(table, 0)).isEqualTo(1, within(1e-9));
  }

  private double add(double y) {
    return run.add(table, 0, y, 1e-9, 1.0 / ++samples, LongRun.BOUND);
  }

  private static double[] gaussian(int count, double level) {
    SplittableRandom random = new SplittableRandom(7);
    return IntStream.range(0, count).mapToDouble(_ -> random.nextGaussian(level, 3)).toArray();
  }
}
