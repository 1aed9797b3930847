package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** At a tick every 15 s the patience is 4 of them and 30 s more: 90 s. */
class LifeSignsTest {

  private static final Instant START = Instant.parse("2026-11-26T08:00:00Z");

  private Instant now = START;
  private final LifeSigns life = new LifeSigns(Duration.ofSeconds(15), START, () -> now);

  @Test
  void nothing_is_overdue_for_as_long_as_it_may_take() {
    now = START.plusSeconds(90);
    assertThat(life.overdue(Optional.of(START))).isFalse();
    now = START.plusSeconds(91);
    assertThat(life.overdue(Optional.of(START))).isTrue();
  }

  /** It does not tick until it leads. */
  @Test
  void nothing_of_a_standby_is_overdue() {
    now = START.plusSeconds(100_000);
    assertThat(life.overdue(Optional.empty())).isFalse();
    assertThat(life.stalled(false, Optional.empty())).isEmpty();
  }

  @Test
  void a_tick_that_does_not_end_is_a_stall() {
    Optional<Instant> latest = Optional.of(START.plusSeconds(15));
    now = START.plusSeconds(105);
    assertThat(life.stalled(false, latest)).isEmpty();
    now = START.plusSeconds(106);
    assertThat(life.stalled(false, latest))
        .contains("No tick came to its end after 2026-11-26T08:00:15Z; start Pulih again.");
  }

  @Test
  void a_ticker_that_died_is_a_stall_at_once() {
    assertThat(life.stalled(true, Optional.of(START)))
        .contains("The ticker's thread has ended; start Pulih again.");
  }
}
