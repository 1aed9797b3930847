package dev.pulih.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-11-23T02:30:00Z");

  @Test
  void seconds_are_seconds() {
    assertThat(RetryAfter.parse(" 120 ", NOW)).contains(Duration.ofMinutes(2));
  }

  @Test
  void a_date_is_a_wait_until_then() {
    assertThat(RetryAfter.parse("Mon, 23 Nov 2026 02:31:30 GMT", NOW))
        .contains(Duration.ofSeconds(90));
  }

  @Test
  void a_date_that_is_past_is_no_wait() {
    assertThat(RetryAfter.parse("Mon, 23 Nov 2026 02:29:00 GMT", NOW)).contains(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999999999999"})
  void anything_else_says_nothing(String header) {
    assertThat(RetryAfter.parse(header, NOW)).isEmpty();
  }
}
