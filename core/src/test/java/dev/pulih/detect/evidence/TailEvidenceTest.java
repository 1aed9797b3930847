package dev.pulih.detect.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pulih.detect.evidence.EvidenceSettings.Tail;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Threshold 3, one excess in 50 rows worth 50 rows, excesses of shape 5 and scale 1.5. */
class TailEvidenceTest {

  private static final double TINY = 1e-9;
  private static final Tail DEFAULTS = EvidenceSettings.defaults().tail();

  /** What was learned never fades, so that the sums can be followed by hand. */
  private static final Tail LASTING =
      new Tail(3, DEFAULTS.rate(), DEFAULTS.excess(), Double.POSITIVE_INFINITY, 3);

  private final TailEvidence tail = new TailEvidence(LASTING);

  @Test
  void up_to_the_threshold_nothing_is_told() {
    assertThat(tail.of(0)).isZero();
    assertThat(tail.of(3)).isZero();
    assertThat(tail.of(-100)).isZero();
  }

  @Test
  void beyond_it_how_seldom_and_how_far_add_up() {
    assertThat(tail.of(10)).isEqualTo(Math.log(50) + 5 * Math.log(1 + 7 / 1.5), within(TINY));
    assertThat(tail.of(10)).isEqualTo(12.59, within(0.005));
    assertThat(tail.of(45)).isEqualTo(20.75, within(0.005));
  }

  @Test
  void calm_rows_make_an_excess_rarer() {
    rows(50, 0);
    assertThat(tail.of(10)).isEqualTo(Math.log(100) + 5 * Math.log(1 + 7 / 1.5), within(TINY));
  }

  /** K = 2, N = 51, a = 6 and b = 41.5 after one with e = 40. */
  @Test
  void a_series_that_jumps_needs_more_the_next_time() {
    tail.next(43, false);
    assertThat(tail.of(43))
        .isEqualTo(-Math.log(2.0 / 51) + 6 * Math.log(1 + 40 / 41.5), within(TINY))
        .isEqualTo(7.29, within(0.005));
  }

  /** Excesses of 2, 5 and 4 in a row count as one of 5: K = 2, N = 53, a = 6, b = 6.5. */
  @Test
  void rows_that_follow_one_another_are_one_cluster_and_its_peak_counts_once() {
    tail.next(5, false);
    tail.next(8, false);
    tail.next(7, false);
    assertThat(tail.of(10)).isEqualTo(known(2, 53, 6, 6.5), within(TINY));
  }

  @Test
  void three_calm_rows_do_not_end_a_cluster_and_four_do() {
    tail.next(8, false);
    rows(3, 0);
    tail.next(8, false);
    assertThat(tail.of(10)).isEqualTo(known(2, 55, 6, 6.5), within(TINY));
    rows(4, 0);
    tail.next(8, false);
    assertThat(tail.of(10)).isEqualTo(known(3, 60, 7, 11.5), within(TINY));
  }

  @Test
  void a_cluster_that_was_seen_is_measured_from_its_own_peak() {
    tail.next(13, false);
    rows(4, 0);
    tail.next(5, false);
    tail.next(6, false);
    // 10 of the first; then 2, and one more.
    assertThat(tail.of(10)).isEqualTo(known(3, 57, 7, 1.5 + 10 + 3), within(TINY));
  }

  @Test
  void a_frozen_row_teaches_nothing() {
    double before = tail.of(10);
    IntStream.range(0, 5).forEach(_ -> tail.next(50, true));
    IntStream.range(0, 5).forEach(_ -> tail.next(0, true));
    assertThat(tail.of(10)).isEqualTo(before);
  }

  /** The cluster began unseen: what goes on counts by its peak, but is no cluster more. */
  @Test
  void a_cluster_that_began_frozen_goes_on_as_the_same() {
    tail.next(50, true);
    tail.next(8, false);
    assertThat(tail.of(10)).isEqualTo(known(1, 51, 5, 6.5), within(TINY));
  }

  /** After 600 rows half of the cluster is left, and of each row 2^(−age ÷ 600). */
  @Test
  void what_was_learned_fades_by_its_half_life() {
    TailEvidence fading = new TailEvidence(DEFAULTS);
    fading.next(43, false);
    IntStream.range(0, 600).forEach(_ -> fading.next(0, false));
    double kept = Math.pow(0.5, 1.0 / 600);
    double rows = 50 + (1 - Math.pow(kept, 601)) / (1 - kept);
    assertThat(fading.of(10)).isEqualTo(known(1.5, rows, 5.5, 1.5 + 20), within(1e-6));
  }

  private void rows(int count, double z) {
    IntStream.range(0, count).forEach(_ -> tail.next(z, false));
  }

  /** What a z of 10 tells. */
  private static double known(double clusters, double rows, double shape, double scale) {
    return -Math.log(clusters / rows) + shape * Math.log(1 + 7 / scale);
  }
}
