package dev.pulih.service.web;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells those who look at pages that there is something new. Whoever tells it waits for nobody; who
 * is slow misses what was in between, and sees the newest.
 */
public final class LiveFeed {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private long number;
  private Optional<Panorama> latest = Optional.empty();

  /** A tick was. */
  public void show(Panorama panorama) {
    change(Optional.of(panorama));
  }

  /** Something else happened. */
  public void stir() {
    change(Optional.empty());
  }

  private void change(Optional<Panorama> shown) {
    lock.lock();
    try {
      number++;
      latest = shown.or(() -> latest);
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** What the latest tick saw; empty before the first one, and on a standby. */
  public Optional<Panorama> latest() {
    lock.lock();
    try {
      return latest;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for news.
   *
   * @param seen the number of the news that is known; 0 for none
   * @param most how long to wait
   * @return the number of the newest; the same if there was none in time
   */
  public long await(long seen, Duration most) throws InterruptedException {
    long left = most.toNanos();
    lock.lock();
    try {
      while (number <= seen && left > 0) {
        left = news.awaitNanos(left);
      }
      return number;
    } finally {
      lock.unlock();
    }
  }
}
