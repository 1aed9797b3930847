package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TickerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration INTERVAL = Duration.ofMillis(50);

  private final Beats beats = new Beats();

  @Test
  void ticks_come_at_multiples_of_the_interval() {
    try (Ticker ticker = new Ticker(beats, INTERVAL, InstantSource.system())) {
      ticker.start();
      await().atMost(PATIENCE).until(() -> beats.ticks.size() >= 3);
    }
    assertThat(beats.ticks).allMatch(at -> at.toEpochMilli() % 50 == 0);
    assertThat(beats.all()).isSorted().doesNotHaveDuplicates();
  }

  /** The first tick takes six intervals: those that fell due meanwhile are skipped, in order. */
  @Test
  void what_falls_due_during_a_tick_is_skipped_and_not_made_up_for() {
    Instant start = Instant.parse("2026-11-23T03:00:00Z");
    SettableClock clock = new SettableClock(start.minusMillis(1));
    beats.during = _ -> clock.now.set(start.plus(INTERVAL.multipliedBy(6)));
    try (Ticker ticker = new Ticker(beats, INTERVAL, clock)) {
      ticker.start();
      clock.now.set(start);
      await().atMost(PATIENCE).until(() -> !beats.skips.isEmpty());
    }
    assertThat(beats.ticks).containsExactly(start);
    assertThat(beats.skips)
        .containsExactly(
            start.plusMillis(50),
            start.plusMillis(100),
            start.plusMillis(150),
            start.plusMillis(200),
            start.plusMillis(250),
            start.plusMillis(300));
  }

  @Test
  void a_clock_that_is_set_back_behind_a_tick_is_reported() {
    Instant start = Instant.parse("2026-11-23T03:00:00Z");
    SettableClock clock = new SettableClock(start.minusMillis(1));
    beats.during = _ -> clock.now.set(start.minusSeconds(3600));
    try (Ticker ticker = new Ticker(beats, INTERVAL, clock)) {
      ticker.start();
      clock.now.set(start);
      await().atMost(PATIENCE).until(() -> beats.setBack.get() != null);
    }
    assertThat(beats.setBack.get()).isEqualTo(start);
  }

  @Test
  void closing_waits_for_the_tick_that_is_under_way() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    beats.during =
        _ -> {
          begun.countDown();
          awaitQuietly(go);
        };
    Ticker ticker = new Ticker(beats, INTERVAL, InstantSource.system());
    ticker.start();
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    Thread closer = Thread.ofVirtual().start(ticker::close);
    go.countDown();
    assertThat(closer.join(PATIENCE)).isTrue();
    assertThat(beats.ticks).hasSize(1);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A wall clock that a test sets. */
  private static final class SettableClock implements InstantSource {
    final AtomicReference<Instant> now;

    SettableClock(Instant now) {
      this.now = new AtomicReference<>(now);
    }

    @Override
    public Instant instant() {
      return now.get();
    }
  }

  /** Keeps what happened. */
  private static final class Beats implements Ticker.Beat {
    final List<Instant> ticks = new CopyOnWriteArrayList<>();
    final List<Instant> skips = new CopyOnWriteArrayList<>();
    final AtomicReference<Instant> setBack = new AtomicReference<>();
    volatile Consumer<Instant> during = _ -> {};

    @Override
    public void tick(Instant at) {
      ticks.add(at);
      during.accept(at);
    }

    @Override
    public void skip(Instant at) {
      skips.add(at);
    }

    @Override
    public void setBack(Instant last, Instant now) {
      setBack.set(last);
    }

    List<Instant> all() {
      return Stream.concat(ticks.stream(), skips.stream()).sorted().toList();
    }
  }
}
