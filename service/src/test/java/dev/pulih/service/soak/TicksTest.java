package dev.pulih.service.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Whether each second is accounted for. */
class TicksTest {

  private static final Instant START = Instant.parse("2026-11-26T10:00:00.300Z");

  private static Ticks look(int second, long done, long skipped) {
    return look(second, 0, done, skipped, 0.1);
  }

  /** An answer that takes some seconds; the longest tick of late took some too. */
  private static Ticks look(int second, int answer, long done, long skipped, double longest) {
    Instant from = START.plusSeconds(second);
    Ticks.Asked asked = new Ticks.Asked(from, from.plusSeconds(answer));
    return new Ticks(asked, done, skipped, 0, 0.1 * done, longest);
  }

  @Test
  void one_each_second_loses_none() {
    assertThat(look(600, 610, 0).lost(look(0, 10, 0))).isZero();
  }

  @Test
  void one_that_is_under_way_is_not_lost() {
    assertThat(look(600, 608, 0).lost(look(0, 10, 0))).isZero();
    assertThat(look(600, 612, 0).lost(look(0, 10, 0))).isZero();
  }

  @Test
  void what_is_said_to_be_skipped_is_not_lost() {
    assertThat(look(600, 590, 20).lost(look(0, 10, 0))).isZero();
  }

  @Test
  void what_nobody_speaks_of_is_lost() {
    assertThat(look(600, 605, 0).lost(look(0, 10, 0))).isEqualTo(3);
  }

  @Test
  void a_tick_done_twice_is_as_wrong() {
    assertThat(look(600, 614, 0).lost(look(0, 10, 0))).isEqualTo(-2);
  }

  @Test
  void while_a_tick_takes_seconds_those_that_fall_due_are_not_counted_yet() {
    assertThat(look(600, 0, 500, 105, 3.5).lost(look(0, 10, 0))).isZero();
    assertThat(look(600, 0, 500, 104, 3.5).lost(look(0, 10, 0))).isEqualTo(1);
  }

  @Test
  void an_answer_that_takes_seconds_is_of_any_moment_between() {
    assertThat(look(600, 3, 610, 3, 0.1).lost(look(0, 10, 0))).isZero();
    assertThat(look(600, 610, 0).lost(look(0, 3, 13, 0, 0.1))).isZero();
  }

  @Test
  void the_counters_are_read_from_the_page() {
    Scraped page =
        new Scraped(
            """
            # TYPE pulih_tick_duration_seconds histogram
            pulih_tick_duration_seconds_bucket{le="0.025"} 2
            pulih_tick_duration_seconds_bucket{le="+Inf"} 7
            pulih_tick_duration_seconds_count 7
            pulih_tick_duration_seconds_sum 0.7
            pulih_tick_duration_seconds_max 0.2
            pulih_ticks_failed_total 1.0
            pulih_ticks_skipped_total 3.0
            pulih_steps_total{step="opened"} 2.0
            pulih_steps_total{step="resolved"} 1.0
            """);
    Ticks.Asked asked = new Ticks.Asked(START, START);
    assertThat(Ticks.of(page, asked)).isEqualTo(new Ticks(asked, 7, 3, 1, 0.7, 0.2));
    assertThat(page.sum("pulih_steps_total")).isEqualTo(3);
    assertThat(page.steps("opened")).isEqualTo(2);
  }
}
