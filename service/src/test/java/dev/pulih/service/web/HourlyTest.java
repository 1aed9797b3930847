package dev.pulih.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HourlyTest {

  private Instant now = Instant.parse("2026-11-26T08:00:00Z");
  private final Hourly hourly = new Hourly(2, () -> now);

  @Test
  void so_much_passes_in_an_hour_and_the_next_one_says_what_was_held_back() {
    assertThat(hourly.next()).hasValue(0);
    assertThat(hourly.next()).hasValue(0);
    assertThat(hourly.next()).isEmpty();
    assertThat(hourly.next()).isEmpty();
    now = now.plus(Duration.ofHours(1));
    assertThat(hourly.next()).isEmpty();
    now = now.plusSeconds(1);
    assertThat(hourly.next()).hasValue(3);
    assertThat(hourly.next()).hasValue(0);
  }
}
