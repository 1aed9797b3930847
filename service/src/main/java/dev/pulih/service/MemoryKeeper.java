package dev.pulih.service;

import dev.pulih.recover.EventLog.StaleAppend;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what is learned of the series, again and again and at the end, on a thread of its own. */
final class MemoryKeeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MemoryKeeper.class);

  /** What a crash loses at most of what takes weeks to learn. */
  private static final Duration EVERY = Duration.ofMinutes(10);

  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final Runnable keep;
  private final Ending ending;
  private final LoopThread loop = new LoopThread();
  private final Topic failing = new Topic();

  /**
   * A keeper that has not begun.
   *
   * @param keep writes down what is learned by now
   */
  MemoryKeeper(Runnable keep, Ending ending) {
    this.keep = keep;
    this.ending = ending;
  }

  void start() {
    loop.start(Thread.ofPlatform().daemon().name("pulih-memory"), this::run);
  }

  private void run() {
    while (!loop.endsWithin(EVERY) && !ending.reached()) {
      once();
    }
  }

  /** What fails is tried again the next time; nothing depends on it meanwhile. */
  private void once() {
    try {
      keep.run();
      if (failing.over()) {
        LOG.info("What is learned of the series can be kept again.");
      }
    } catch (StaleAppend e) {
      LOG.info("{}", e.getMessage());
    } catch (RuntimeException e) {
      if (failing.isNews(e.toString())) {
        Failure.log(LOG, "What is learned of the series cannot be kept; it is tried again", e);
      }
    }
  }

  /** Keeps it once more, if this Pulih has learned something and still acts. */
  @Override
  public void close() {
    if (loop.end(LONGEST) && !ending.reached()) {
      once();
    }
  }
}
