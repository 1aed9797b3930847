package dev.pulih.detect.multiscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EwmaTest {

  private static final int SPAN = 9;

  private final RowLayout layout = new RowLayout();
  private final Ewma average = new Ewma(layout, SPAN);
  private final double[] table = new double[layout.size()];

  /** Five are (span + 1) ÷ 2. */
  @Test
  void it_is_the_plain_mean_of_the_first_samples() {
    double[] means = {4, 6, 4, 5, 6};
    double[] values = {4, 8, 0, 8, 10};
    for (int i = 0; i < values.length; i++) {
      assertThat(average.add(table, 0, values[i], 1.0 / (i + 1)))
          .isEqualTo(means[i], within(1e-12));
    }
  }

  /** Weights of 0.2 · 0.8ⁱ for the newest, and of 0.8ⁿ⁻⁵ ÷ 5 for the first five. */
  @Test
  void it_is_the_sum_of_the_samples_with_weights_that_fade() {
    double[] values = new Random(1).doubles(300, -10, 10).toArray();
    double wanted = 0;
    for (int i = 0; i < values.length; i++) {
      average.add(table, 0, values[i], 1.0 / (i + 1));
      wanted += values[i] * 0.2 * Math.pow(0.8, 299 - Math.max(i, 4));
    }
    assertThat(average.mean(table, 0)).isEqualTo(wanted, within(1e-12));
  }

  @Test
  void a_span_of_one_is_the_sample() {
    Ewma sample = new Ewma(new RowLayout(), 1);
    for (int i = 1; i < 10; i++) {
      assertThat(sample.add(table, 0, i * i, 1.0 / i)).isEqualTo(i * i);
    }
  }
}
