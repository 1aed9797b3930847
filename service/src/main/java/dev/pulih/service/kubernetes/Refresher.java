package dev.pulih.service.kubernetes;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at the cluster beside the tick, on one thread that does not keep the JVM alive. */
public final class Refresher implements AutoCloseable {

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("pulih-cluster-view").factory());

  /** Starts to look, which must not throw: at once, then with this pause after each look. */
  public Refresher(Runnable look, Duration pause) {
    var _ = thread.scheduleWithFixedDelay(look, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
