package dev.pulih.service;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A thread that does something again and again until it is asked to end. */
final class LoopThread {

  private final CountDownLatch asked = new CountDownLatch(1);
  private volatile @Nullable Thread thread;

  /** Starts it; it is to look at {@link #endsWithin} between two rounds. */
  void start(Thread.Builder how, Runnable loop) {
    thread = how.start(loop);
  }

  /** Waits, within the thread; true as soon as it is asked to end. */
  boolean endsWithin(Duration pause) {
    try {
      return asked.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      return true;
    }
  }

  /** Whether it was asked to end. */
  boolean ends() {
    return asked.getCount() == 0;
  }

  /** Whether it ended though nobody asked it to. */
  boolean died() {
    Thread running = thread;
    return running != null && !running.isAlive() && !ends();
  }

  /** Asks it to end, and waits for the round that is under way; false if it never began. */
  boolean end(Duration longest) {
    asked.countDown();
    Thread running = thread;
    if (running != null) {
      join(running, longest);
    }
    return running != null;
  }

  private static void join(Thread running, Duration longest) {
    try {
      running.join(longest);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
