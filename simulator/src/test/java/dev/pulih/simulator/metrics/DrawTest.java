package dev.pulih.simulator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawTest {
  private static final int TIMES = 20_000;

  private final Draw draw = new Draw(new SplittableRandom(3));

  @ParameterizedTest
  @CsvSource({"10, 0.3", "1000, 0.001", "1000, 0.999", "1000, 0.2", "100000, 0.5"})
  void the_mean_of_binomials_is_n_p(long n, double p) {
    double mean = IntStream.range(0, TIMES).mapToLong(_ -> draw.binomial(n, p)).average().orElse(0);
    // Five standard errors of the mean.
    assertThat(mean).isCloseTo(n * p, within(5 * Math.sqrt(n * p * (1 - p) / TIMES)));
  }

  @ParameterizedTest
  @CsvSource({"0.01", "3", "19", "21", "5000"})
  void mean_and_variance_of_poissons_are_equal(double mean) {
    double[] drawn = IntStream.range(0, TIMES).mapToDouble(_ -> draw.poisson(mean)).toArray();
    double average = IntStream.range(0, TIMES).mapToDouble(i -> drawn[i]).average().orElse(0);
    double variance =
        IntStream.range(0, TIMES).mapToDouble(i -> Math.pow(drawn[i] - average, 2)).sum() / TIMES;
    assertThat(average).isCloseTo(mean, within(5 * Math.sqrt(mean / TIMES)));
    // The variance of a variance is about 2 v² / n, plus v / n for a Poisson.
    assertThat(variance).isCloseTo(mean, within(5 * Math.sqrt((2 * mean * mean + mean) / TIMES)));
  }

  @Test
  void certain_events_are_certain() {
    assertThat(draw.binomial(1_000, 1)).isEqualTo(1_000);
    assertThat(draw.binomial(1_000, 0)).isZero();
    assertThat(draw.binomial(0, 0.5)).isZero();
    assertThat(draw.poisson(0)).isZero();
  }

  @Test
  void no_more_succeed_than_were_tried() {
    assertThat(IntStream.range(0, TIMES).mapToLong(_ -> draw.binomial(30, 0.49)).max().orElse(0))
        .isLessThanOrEqualTo(30);
  }
}
