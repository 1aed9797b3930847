package dev.pulih.service.kubernetes;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the cluster beside the tick, on one thread that does not keep the JVM alive. */
public final class Refresher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Refresher.class);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("pulih-cluster-view").factory());

  /** Starts to look: at once, then with this pause after each look. */
  public Refresher(Runnable look, Duration pause) {
    var _ =
        thread.scheduleWithFixedDelay(
            () -> whatever(look), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What is thrown would end the schedule for good, and nobody would hear of it. */
  private static void whatever(Runnable look) {
    try {
      look.run();
    } catch (RuntimeException e) {
      LOG.error("A look at the cluster failed in an unforeseen way; the next one is taken", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
