package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownTickTest implements Ticker.Beat {

  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

  private final List<String> heard = new ArrayList<>();

  @Override
  public void tick(Instant at, Duration late) {
    heard.add("tick " + at + " " + late);
  }

  @Override
  public void skip(Instant at) {
    heard.add("skip " + at);
  }

  @Override
  public void jumped(Instant now, Duration by) {
    heard.add("jumped " + by);
  }

  @Override
  public void setBack(Instant last, Instant now) {
    heard.add("set back " + last);
  }

  @Test
  void what_a_tick_saw_is_shown_after_it_and_the_rest_is_passed_on() {
    Ticker.Beat beat = new WrappedBeat(this, new ShownTick(() -> heard.add("shown")));
    beat.tick(NOW, Duration.ZERO);
    beat.skip(NOW);
    beat.jumped(NOW, Duration.ofHours(1));
    beat.setBack(NOW, NOW);
    assertThat(heard)
        .containsExactly(
            "tick " + NOW + " PT0S", "shown", "skip " + NOW, "jumped PT1H", "set back " + NOW);
  }

  @Test
  void a_page_that_fails_stops_no_tick() {
    Ticker.Beat beat =
        new WrappedBeat(
            this,
            new ShownTick(
                () -> {
                  throw new IllegalStateException("as this test asked for");
                }));
    beat.tick(NOW, Duration.ZERO);
    assertThat(heard).hasSize(1);
  }
}
