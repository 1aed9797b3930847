package dev.pulih.service.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.soak.Trend.Point;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whether leaks are told from noise. The curves are a live heap of 100 MB: 14 MB are tolerated. */
class FlatnessTest {

  private static final int POINTS = 100;

  private final SplittableRandom random = new SplittableRandom(1);

  /** With a point a minute. */
  private static Flatness of(IntToDoubleFunction value) {
    List<Point> curve =
        IntStream.range(0, POINTS)
            .mapToObj(i -> new Point(60.0 * i, value.applyAsDouble(i)))
            .toList();
    return Flatness.of(Vital.LIVE_HEAP, curve);
  }

  private double noise() {
    return random.nextGaussian(0, 5);
  }

  @Test
  void a_line_has_its_own_slope() {
    assertThat(of(i -> 3 + 2.0 * i).perHour()).isEqualTo(120);
    List<Point> sens = List.of(new Point(0, 1), new Point(1, 2), new Point(2, 9), new Point(3, 4));
    assertThat(Trend.of(sens).slope()).isEqualTo(1);
  }

  @Test
  void noise_is_flat() {
    assertThat(of(_ -> 100 + noise()).flat()).isTrue();
  }

  @Test
  void a_leak_within_noise_is_found() {
    Flatness leaking = of(i -> 100 + 0.25 * i + noise());
    assertThat(leaking.flat()).isFalse();
    // 0.25 MB a minute are 15 MB an hour.
    assertThat(leaking.perHour()).isBetween(12.0, 18.0);
  }

  @Test
  void a_saw_tooth_is_flat() {
    assertThat(of(i -> 100 + 40 * (i % 10) / 10.0 + noise()).flat()).isTrue();
  }

  @Test
  void a_leak_below_a_saw_tooth_is_found() {
    assertThat(of(i -> 100 + 0.3 * i + 40 * (i % 10) / 10.0 + noise()).flat()).isFalse();
  }

  @Test
  void a_step_is_found_wherever_it_is() {
    for (int at = POINTS / 3; at < POINTS * 2 / 3; at++) {
      int step = at;
      assertThat(of(i -> i < step ? 100 : 130).flat()).as("a step at %d", at).isFalse();
    }
  }

  @Test
  void a_step_within_the_tolerance_is_flat() {
    assertThat(of(i -> i < POINTS / 2 ? 100 : 110).flat()).isTrue();
  }

  @Test
  void some_readings_far_off_do_not_matter() {
    assertThat(of(i -> i % 7 == 0 ? 300 : 100 + noise()).flat()).isTrue();
  }

  @Test
  void what_falls_is_flat() {
    assertThat(of(i -> 100 - 0.5 * i).flat()).isTrue();
  }

  @Test
  void twenty_more_threads_are_not_flat() {
    List<Point> more =
        IntStream.range(0, 9).mapToObj(i -> new Point(i, i < 5 ? 40.0 : 60.0)).toList();
    assertThat(Flatness.of(Vital.THREADS, more).flat()).isFalse();
  }
}
