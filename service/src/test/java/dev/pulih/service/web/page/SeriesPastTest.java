package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pulih.recover.Samples;
import dev.pulih.service.web.Earlier;
import dev.pulih.service.web.page.SeriesPast.Told;
import dev.pulih.signal.Entity;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Series;
import dev.pulih.signal.Signals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SeriesPastTest {

  private static final Duration TICK = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Series ERRORS =
      new Series(Signals.POD_ERROR_RATE, new Entity.OfPod(new PodRef("bos", "txn-1")));

  private final ToldPast told = new ToldPast().pod("txn-1", 10, 0.5, 0.8);
  private Instant now = Samples.at(3_600);

  private SeriesPast past(Earlier earlier) {
    return new SeriesPast(earlier, TICK, () -> now);
  }

  private static Told of(SeriesPast past) {
    return past.of(ERRORS, Samples.TXN, ShownTime.HOUR);
  }

  @Test
  void what_was_answered_is_told_again_for_a_minute_and_each_time_for_itself() {
    SeriesPast past = past(told);
    Told first = of(past);
    assertThat(first)
        .isInstanceOfSatisfying(Told.Read.class, it -> assertThat(it.steps()).hasSize(241));
    now = now.plus(KeptAnswers.AGAIN).minusSeconds(1);
    assertThat(of(past)).isSameAs(first);
    var _ = past.of(ERRORS, Samples.TXN, ShownTime.DAY);
    assertThat(told.asked)
        .containsExactly(
            "1 signals of bos/txn-service from 0 to 3600 by 15",
            "1 signals of bos/txn-service from -82741 to 3659 by 360");
    now = now.plusSeconds(1);
    assertThat(of(past)).isNotSameAs(first);
  }

  @Test
  void who_comes_while_somebody_reads_does_not_wait() {
    AtomicReference<SeriesPast> reading = new AtomicReference<>();
    AtomicReference<Told> other = new AtomicReference<>();
    Earlier slow =
        (_, _, _, _) -> {
          CompletableFuture.runAsync(() -> other.set(of(reading.get()))).join();
          return List.of();
        };
    reading.set(past(slow));
    assertThat(of(reading.get())).isEqualTo(new Told.Read(TICK, List.of()));
    assertThat(other.get()).isEqualTo(new Told.Busy());
  }

  /** Nobody ever counts down. */
  @Test
  void what_does_not_come_is_given_up_and_stopped() {
    CountDownLatch never = new CountDownLatch(1);
    AtomicBoolean stopped = new AtomicBoolean();
    Earlier hangs =
        (_, _, _, _) -> {
          try {
            never.await();
          } catch (InterruptedException _) {
            stopped.set(true);
          }
          return List.of();
        };
    Duration soon = Duration.ofMillis(50);
    SeriesPast past = new SeriesPast(hangs, TICK, () -> now, soon);
    assertThat(of(past)).isEqualTo(new Told.Late(soon));
    await().atMost(PATIENCE).untilTrue(stopped);
  }

  @Test
  void a_bug_of_the_source_is_no_answer() {
    Earlier broken =
        (_, _, _, _) -> {
          throw new IllegalArgumentException("a bug");
        };
    assertThatThrownBy(() -> of(past(broken)))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("a bug");
  }
}
