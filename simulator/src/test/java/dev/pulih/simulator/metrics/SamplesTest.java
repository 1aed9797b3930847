package dev.pulih.simulator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SamplesTest {
  private static final Draw DRAW = new Draw(new SplittableRandom(1));

  private final PodCounters counters = new PodCounters(Latency.ofP99(0.1));
  private final Samples samples = Samples.ofPod();

  private void scrape(long second, long newRequests) {
    counters.serve(newRequests, 0, 0, DRAW);
    samples.add(second * 1_000, counters);
  }

  private double rate(long fromSecond, long toSecond) {
    return samples.rate(Column.OK, fromSecond * 1_000, toSecond * 1_000);
  }

  @Test
  void a_window_between_two_scrapes_is_stretched_to_its_ends() {
    scrape(10, 100);
    scrape(25, 150);
    scrape(40, 150);
    // 300 requests in 30 s; both ends of [5, 45] are nearer than 16.5 s: 300 * 40 / 30 / 40 s.
    assertThat(rate(5, 45)).isCloseTo(10, within(1e-12));
  }

  @Test
  void a_window_is_never_stretched_beyond_the_point_where_the_counter_was_zero() {
    scrape(10, 10);
    scrape(25, 30);
    scrape(40, 30);
    // Worked in Extrapolation: 60 * (30 + 5 + 7.5) / 30 / 60 s.
    assertThat(rate(0, 60)).isCloseTo(60 * 42.5 / 30 / 60, within(1e-12));
  }

  @Test
  void a_restart_counts_from_zero() {
    scrape(0, 1_000);
    scrape(15, 100);
    counters.reset();
    scrape(30, 40);
    // 100 before the restart and 40 after it, in 30 s; the window ends at the samples.
    assertThat(rate(0, 30)).isCloseTo(140 / 30.0, within(1e-12));
  }

  @Test
  void one_sample_is_no_rate() {
    scrape(0, 100);
    assertThat(rate(0, 60)).isNaN();
  }

  @Test
  void both_ends_of_a_window_belong_to_it() {
    scrape(0, 100);
    scrape(15, 150);
    assertThat(rate(0, 15)).isCloseTo(10, within(1e-12));
  }

  @Test
  void failed_scrapes_are_no_samples() {
    scrape(0, 100);
    samples.addDown(15_000);
    scrape(30, 300);
    assertThat(rate(0, 30)).isCloseTo(10, within(1e-12));
  }

  @Test
  void a_counter_that_was_never_needed_is_not_exposed() {
    scrape(0, 100);
    scrape(15, 100);
    assertThat(samples.rate(Column.UNAVAILABLE, 0, 15_000)).isNaN();
  }

  @Test
  void the_age_is_counted_from_the_newest_scrape() {
    scrape(0, 1);
    scrape(15, 1);
    assertThat(samples.age(22_000)).isEqualTo(7);
  }

  @Test
  void a_target_that_is_down_has_no_age() {
    scrape(0, 1);
    samples.addDown(15_000);
    assertThat(samples.age(16_000)).isNaN();
  }

  @Test
  void a_target_that_is_gone_has_no_age_and_comes_back_with_one() {
    scrape(0, 1);
    samples.addGone(15_000);
    assertThat(samples.age(16_000)).isNaN();
    scrape(30, 1);
    assertThat(samples.age(31_000)).isEqualTo(1);
  }

  @Test
  void a_scrape_older_than_five_minutes_is_not_found() {
    scrape(0, 1);
    assertThat(samples.age(299_999)).isEqualTo(299.999);
    assertThat(samples.age(300_000)).isNaN();
  }

  @Test
  void samples_out_of_order_are_refused() {
    scrape(15, 1);
    assertThatIllegalArgumentException().isThrownBy(() -> scrape(15, 1));
  }
}
