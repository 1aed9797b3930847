package dev.pulih.detect.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedianWindowTest {

  /** Distances from 3 are 2, 1, 0, 1 and 97. */
  @Test
  void one_wild_sample_moves_neither() {
    MedianWindow window = of(5, 4, 100, 1, 3, 2);
    assertThat(window.median()).isEqualTo(3);
    assertThat(window.deviation(3)).isEqualTo(1);
  }

  /** The middle ones are 2 and 4; the distances from 3 are 2, 1, 1 and 5. */
  @Test
  void of_an_even_number_it_is_the_mean_of_the_two_in_the_middle() {
    MedianWindow window = of(9, 8, 1, 4, 2);
    assertThat(window.median()).isEqualTo(3);
    assertThat(window.deviation(3)).isEqualTo(1.5);
  }

  @Test
  void one_sample_is_its_own_median() {
    MedianWindow window = of(3, 7);
    assertThat(window.median()).isEqualTo(7);
    assertThat(window.deviation(7)).isZero();
  }

  @Test
  void the_oldest_leaves_where_the_window_is_full() {
    MedianWindow window = of(3, 100, 1, 2, 3);
    assertThat(window.count()).isEqualTo(3);
    assertThat(window.median()).isEqualTo(2);
  }

  /** Steps of a quarter, so that many samples are equal. */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "7, 3", "60, 4", "61, 5"})
  void it_is_what_sorting_says_after_any_sample(int size, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    MedianWindow window = new MedianWindow(size);
    Deque<Double> kept = new ArrayDeque<>();
    for (int i = 0; i < 500; i++) {
      double sample = Math.round(random.nextGaussian() * 8) / 4.0;
      window.add(sample);
      kept.add(sample);
      if (kept.size() > size) {
        kept.remove();
      }
      double median = median(kept.stream().mapToDouble(x -> x));
      assertThat(window.median()).isEqualTo(median);
      assertThat(window.deviation(median))
          .isEqualTo(median(kept.stream().mapToDouble(x -> Math.abs(x - median))), within(1e-12));
    }
  }

  private static double median(DoubleStream samples) {
    double[] sorted = samples.sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static MedianWindow of(int size, double... samples) {
    MedianWindow window = new MedianWindow(size);
    DoubleStream.of(samples).forEach(window::add);
    return window;
  }
}
