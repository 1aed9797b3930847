package dev.pulih.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {

  private static final Instant START = Instant.parse("2026-11-23T02:00:00Z");

  private static List<Instant> at(int... seconds) {
    return java.util.Arrays.stream(seconds).mapToObj(START::plusSeconds).toList();
  }

  @Test
  void it_is_a_start_a_step_and_a_count() {
    assertThat(Axis.of(at(0, 15, 30))).isEqualTo(new Axis(START, Duration.ofSeconds(15), 3));
    assertThat(Axis.of(at(0, 15, 30)).json())
        .isEqualTo("{\"start\":\"2026-11-23T02:00:00Z\",\"step_seconds\":15,\"count\":3}");
  }

  @Test
  void a_missing_tick_has_a_place_without_a_value() {
    List<Instant> times = at(0, 15, 45, 60);
    Axis axis = Axis.of(times);
    assertThat(axis.count()).isEqualTo(5);
    assertThat(axis.place(times, new double[] {1, 2, 4, 5}))
        .containsExactly(1, 2, Double.NaN, 4, 5);
    assertThat(axis.at(3)).isEqualTo(START.plusSeconds(45));
  }

  @Test
  void one_tick_and_none_are_an_axis_too() {
    assertThat(Axis.of(at(7)).place(at(7), new double[] {1})).containsExactly(1);
    assertThat(Axis.of(List.of()).count()).isZero();
  }
}
