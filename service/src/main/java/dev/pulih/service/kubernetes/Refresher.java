package dev.pulih.service.kubernetes;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Refreshes a view beside the tick, on one thread that does not keep the JVM alive. */
public final class Refresher implements AutoCloseable {

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("pulih-cluster-view").factory());

  /** Starts to refresh: at once, then with this pause after each refresh. */
  public Refresher(KubernetesView view, Duration pause) {
    var _ =
        thread.scheduleWithFixedDelay(view::refresh, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
