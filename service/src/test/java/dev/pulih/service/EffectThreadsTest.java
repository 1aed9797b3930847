package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EffectThreadsTest {

  private final EffectThreads threads = new EffectThreads();
  private final CountDownLatch taking = new CountDownLatch(1);
  private final CountDownLatch due = new CountDownLatch(1);
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger ran = new AtomicInteger();

  @Test
  void it_takes_again_and_again() {
    threads.take(() -> threads.run(ran::incrementAndGet), Duration.ofMillis(1));
    await().until(() -> ran.get() > 2);
    threads.close();
    assertThat(ran).hasValueGreaterThan(2);
  }

  @Test
  void what_is_taken_while_it_is_closed_is_still_run_and_nothing_after_it() throws Exception {
    threads.take(this::takeSlowly, Duration.ofMillis(1));
    taking.await();
    Thread closing = Thread.ofPlatform().start(threads::close);
    await().until(() -> waitsOrEnded(closing));
    due.countDown();
    closing.join();
    assertThat(ran).hasValue(1);
    assertThat(taken).hasValue(1);
  }

  private static boolean waitsOrEnded(Thread thread) {
    return EnumSet.of(Thread.State.TIMED_WAITING, Thread.State.TERMINATED)
        .contains(thread.getState());
  }

  private void takeSlowly() {
    taken.incrementAndGet();
    taking.countDown();
    uninterrupted(due);
    threads.run(ran::incrementAndGet);
  }

  /** Neither does a database's driver always listen to an interrupt. */
  private static void uninterrupted(CountDownLatch latch) {
    boolean over = false;
    while (!over) {
      try {
        latch.await();
        over = true;
      } catch (InterruptedException _) {
        // It goes on waiting.
      }
    }
  }
}
