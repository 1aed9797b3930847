package dev.pulih.service.heartbeat;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Pings for ticks, one at a time on a thread of its own: no tick waits for the monitor. Of those
 * that fall due while one is under way the latest is sent; none is sent again.
 */
public final class Heartbeat implements AutoCloseable {

  private final Ping ping;
  private final Consumer<Optional<String>> heard;
  private final AtomicReference<@Nullable Instant> due = new AtomicReference<>();
  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("pulih-heartbeat").factory());

  /**
   * A heartbeat.
   *
   * @param heard hears of each ping why the monitor did not take it, or that it did
   */
  public Heartbeat(Ping ping, Consumer<Optional<String>> heard) {
    this.ping = ping;
    this.heard = heard;
  }

  /** Pings for a tick, soon. */
  public void beat(Instant tick) {
    if (due.getAndSet(tick) == null) {
      begin();
    }
  }

  private void begin() {
    try {
      sender.execute(this::send);
    } catch (RejectedExecutionException _) {
      // Pulih is stopping: the monitor is to notice.
    }
  }

  private void send() {
    Instant tick = due.getAndSet(null);
    heard.accept(ping.send("tick " + tick));
  }

  /** A ping that is under way is given up. */
  @Override
  public void close() {
    sender.shutdownNow();
  }
}
