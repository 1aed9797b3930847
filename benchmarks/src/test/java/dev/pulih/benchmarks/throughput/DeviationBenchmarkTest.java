package dev.pulih.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is measured is the rule: it finds what a computation by hand finds. */
class DeviationBenchmarkTest {

  /** More than one tile of the detector, and no multiple of a vector. */
  private static final int SERIES = 301;

  /** The 20 samples of the window, and some hundred judgements of each series. */
  private static final int TICKS = 150;

  @Test
  void the_bare_rule_finds_what_a_computation_by_hand_finds() {
    assertThat(counts(DeviationBenchmark::plain)).isEqualTo(byHand(true)).anyMatch(n -> n > 0);
  }

  /** They say nothing of a value that is unknown, where the rule stands by its last word. */
  @Test
  void so_do_the_rings_that_it_is_compared_with() {
    assertThat(counts(DeviationBenchmark::ringOfObjects)).isEqualTo(byHand(false));
    assertThat(counts(DeviationBenchmark::ringOfObjectsExact)).isEqualTo(byHand(false));
  }

  /** A lone outlier is none of five deviations in six ticks. */
  @Test
  void the_rule_of_the_last_minutes_finds_no_lone_outlier() {
    assertThat(counts(DeviationBenchmark::windowed)).containsOnly(0);
  }

  /** Ten times what it usually is. */
  @Test
  void the_calibrated_rule_finds_one_only_once_it_knows_the_series() {
    List<Integer> counts = counts(DeviationBenchmark::calibrated);
    assertThat(counts.subList(0, 49)).containsOnly(0);
    assertThat(counts.subList(49, TICKS)).anyMatch(n -> n > 0).allMatch(n -> n < 6);
  }

  private static List<Integer> counts(ToIntFunction<DeviationBenchmark> method) {
    DeviationBenchmark benchmark = new DeviationBenchmark(SERIES);
    return IntStream.range(0, TICKS).mapToObj(_ -> method.applyAsInt(benchmark)).toList();
  }

  private static List<Integer> byHand(boolean remembers) {
    Columns columns = Columns.of(SERIES);
    List<ByHand> all = Stream.generate(() -> new ByHand(remembers)).limit(SERIES).toList();
    return IntStream.range(0, TICKS).mapToObj(_ -> count(all, columns.next())).toList();
  }

  private static int count(List<ByHand> all, double[] values) {
    return (int) IntStream.range(0, SERIES).filter(i -> all.get(i).next(values[i])).count();
  }

  private static final class ByHand {
    private final Deque<Double> past = new ArrayDeque<>();
    private final boolean remembers;
    private boolean last;

    ByHand(boolean remembers) {
      this.remembers = remembers;
    }

    boolean next(double value) {
      if (Double.isNaN(value)) {
        return remembers && last;
      }
      last = past.size() == 20 && value > mean() + 3 * sigma();
      past.add(value);
      if (past.size() > 20) {
        past.remove();
      }
      return last;
    }

    private double mean() {
      return past.stream().mapToDouble(x -> x).sum() / past.size();
    }

    private double sigma() {
      double mean = mean();
      return Math.sqrt(past.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum() / 19);
    }
  }
}
