package dev.pulih.service;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One thread that takes what is due, and a virtual one for each thing that was taken. */
final class EffectThreads implements AutoCloseable {

  /** Longer than the records take to be read. */
  private static final Duration LAST_TAKE = Duration.ofSeconds(2);

  /**
   * Longer than a request usually takes: another Pulih waits for the end of this one, and takes up
   * what was interrupted.
   */
  private static final Duration LAST_RUN = Duration.ofSeconds(5);

  private final ScheduledExecutorService taker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("pulih-effects").factory());
  private final ExecutorService runners =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("pulih-effect-", 0).factory());

  /** Takes again and again, with a pause between; an exception would end it. */
  void take(Runnable take, Duration pause) {
    var _ = taker.scheduleWithFixedDelay(take, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Runs what was taken. */
  void run(Runnable taken) {
    runners.execute(taken);
  }

  /** Takes no more, and waits for what is under way; what is taken at this moment is still run. */
  @Override
  public void close() {
    end(taker, LAST_TAKE);
    end(runners, LAST_RUN);
  }

  private static void end(ExecutorService threads, Duration grace) {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(grace.toSeconds(), TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException _) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
