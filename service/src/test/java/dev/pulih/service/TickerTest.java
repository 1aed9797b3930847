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
import java.util.concurrent.atomic.AtomicInteger;
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

  /**
   * The first tick takes 1.4 intervals: the second comes 0.4 of one late, and the third in time.
   */
  @Test
  void a_tick_that_takes_a_moment_too_long_makes_the_next_one_late_and_skips_none() {
    Instant start = Instant.parse("2026-11-23T03:00:00Z");
    SettableClock clock = new SettableClock(start.minusMillis(1));
    beats.during = at -> clock.now.set(at.equals(start) ? start.plusMillis(70) : at.plusMillis(50));
    try (Ticker ticker = new Ticker(beats, INTERVAL, clock)) {
      ticker.start();
      clock.now.set(start);
      await().atMost(PATIENCE).until(() -> beats.ticks.size() >= 3);
    }
    assertThat(beats.ticks).startsWith(start, start.plusMillis(50), start.plusMillis(100));
    assertThat(beats.lags.subList(1, 3)).containsExactly(Duration.ofMillis(20), Duration.ZERO);
    assertThat(beats.skips).isEmpty();
  }

  /**
   * The first tick takes 6.6 intervals: those that fell due meanwhile are skipped, in order, the
   * last of them too, since half of its interval is over.
   */
  @Test
  void what_falls_due_during_a_tick_is_skipped_and_not_made_up_for() {
    Instant start = Instant.parse("2026-11-23T03:00:00Z");
    SettableClock clock = new SettableClock(start.minusMillis(1));
    beats.during = _ -> clock.now.set(start.plusMillis(330));
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

  /** It wakes a second after the first instant that it could have ticked at. */
  @Test
  void a_tick_that_comes_late_says_by_how_much() {
    Instant start = Instant.parse("2026-11-23T03:00:00Z");
    AtomicInteger looks = new AtomicInteger();
    // The ticker looks once to plan, and stands still before it looks again.
    InstantSource stopped =
        () -> looks.getAndIncrement() == 0 ? start.minusMillis(1) : start.plusSeconds(1);
    try (Ticker ticker = new Ticker(beats, INTERVAL, stopped)) {
      ticker.start();
      await().atMost(PATIENCE).until(() -> !beats.lags.isEmpty());
    }
    assertThat(beats.lags.getFirst()).isEqualTo(Duration.ofSeconds(1));
    assertThat(beats.jumps).isEmpty();
  }

  /** It looks to plan, to see how long is left, and before it waits; then the clock is set. */
  @Test
  void a_clock_that_is_set_is_reported_and_makes_no_tick_late() {
    Instant due = Instant.parse("2026-11-23T03:00:00Z");
    AtomicInteger looks = new AtomicInteger();
    InstantSource set =
        () -> looks.getAndIncrement() < 3 ? due.minusSeconds(300) : due.plusSeconds(300);
    try (Ticker ticker = new Ticker(beats, Duration.ofHours(1), set)) {
      ticker.start();
      await().atMost(PATIENCE).until(() -> !beats.lags.isEmpty());
    }
    // The second that it waited is no part of the jump, however long it took.
    assertThat(beats.jumps.getFirst()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
    assertThat(beats.lags.getFirst()).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void a_ticker_whose_thread_ended_by_itself_died() {
    beats.during =
        _ -> {
          throw new IllegalStateException("as this test asked for");
        };
    try (Ticker ticker = new Ticker(beats, INTERVAL, InstantSource.system())) {
      assertThat(ticker.died()).isFalse();
      ticker.start();
      await().dontCatchUncaughtExceptions().atMost(PATIENCE).until(ticker::died);
    }
  }

  @Test
  void a_ticker_that_was_stopped_did_not_die() {
    Ticker ticker = new Ticker(beats, INTERVAL, InstantSource.system());
    ticker.start();
    ticker.close();
    assertThat(ticker.died()).isFalse();
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
    await().atMost(PATIENCE).until(() -> closer.getState() == Thread.State.TIMED_WAITING);
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
    final List<Duration> lags = new CopyOnWriteArrayList<>();
    final List<Duration> jumps = new CopyOnWriteArrayList<>();
    final List<Instant> skips = new CopyOnWriteArrayList<>();
    final AtomicReference<Instant> setBack = new AtomicReference<>();
    volatile Consumer<Instant> during = _ -> {};

    @Override
    public void tick(Instant at, Duration late) {
      ticks.add(at);
      lags.add(late);
      during.accept(at);
    }

    @Override
    public void skip(Instant at) {
      skips.add(at);
    }

    @Override
    public void jumped(Instant now, Duration by) {
      jumps.add(by);
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
