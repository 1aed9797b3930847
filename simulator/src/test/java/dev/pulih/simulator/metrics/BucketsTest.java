package dev.pulih.simulator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BucketsTest {
  private static final Draw DRAW = new Draw(new SplittableRandom(7));

  private static double[] cumulative(PodCounters counters) {
    return IntStream.range(0, Buckets.COUNT)
        .mapToDouble(i -> counters.value(Column.FIRST_BUCKET + i))
        .toArray();
  }

  private static PodCounters served(Latency latency, int requests) {
    PodCounters counters = new PodCounters(latency);
    counters.serve(requests, 0, 0, DRAW);
    return counters;
  }

  @Test
  void every_request_falls_into_a_bucket() {
    double[] cumulative = cumulative(served(Latency.ofP99(0.2), 12_345));
    assertThat(cumulative[Buckets.COUNT - 1]).isEqualTo(12_345);
    assertThat(cumulative).isSorted();
  }

  @Test
  void the_quantile_is_linear_within_its_bucket() {
    double[] cumulative = new double[Buckets.COUNT];
    Arrays.fill(cumulative, 100);
    cumulative[0] = 90; // up to 5 ms
    // The 95th of 100 is half-way through the ten requests between 5 and 10 ms.
    assertThat(Buckets.quantile(0.95, cumulative)).isCloseTo(0.0075, within(1e-12));
  }

  @Test
  void the_quantile_never_reads_beyond_the_last_finite_bound() {
    double[] cumulative = new double[Buckets.COUNT];
    cumulative[Buckets.COUNT - 1] = 100;
    assertThat(Buckets.quantile(0.99, cumulative)).isEqualTo(10);
  }

  @Test
  void a_bucket_that_falls_behind_the_one_before_it_counts_as_much() {
    double[] cumulative = new double[Buckets.COUNT];
    Arrays.fill(cumulative, 100);
    cumulative[0] = 90; // up to 5 ms
    cumulative[Buckets.COUNT - 1] = 80;
    // Still 100 in all: with 80 the rank would be 76 and lie in the first bucket.
    assertThat(Buckets.quantile(0.95, cumulative)).isCloseTo(0.0075, within(1e-12));
  }

  @Test
  void without_requests_there_is_no_quantile() {
    assertThat(Buckets.quantile(0.99, new double[Buckets.COUNT])).isNaN();
  }

  @Test
  void the_histogram_reads_the_latency_that_was_drawn() {
    // The bucket around 200 ms reaches from 150 to 200 ms; interpolation in it errs by some per
    // cent.
    double p99 = Buckets.quantile(0.99, cumulative(served(Latency.ofP99(0.18), 1_000_000)));
    assertThat(p99).isCloseTo(0.18, within(0.01));
  }

  @Test
  void the_bounds_reach_beyond_three_times_the_slowest_objective() {
    double slowestObjective = 2;
    assertThat(Buckets.bound(Buckets.COUNT - 2)).isGreaterThan(3 * slowestObjective);
  }
}
