package dev.pulih.service;

import dev.pulih.flow.Outbox;
import dev.pulih.recover.EventLog.Queued;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes due effects twice a second and runs each on a virtual thread of its own. */
final class EffectWorker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EffectWorker.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** Longer than one request to any neighbour takes. */
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final Outbox outbox;
  private final Meters meters;
  private final Ending ending;
  private final InstantSource clock;
  private final ScheduledExecutorService taker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("pulih-effects").factory());
  private final ExecutorService runners =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("pulih-effect-", 0).factory());

  EffectWorker(Outbox outbox, Meters meters, Ending ending, InstantSource clock) {
    this.outbox = outbox;
    this.meters = meters;
    this.ending = ending;
    this.clock = clock;
  }

  void start() {
    var _ = taker.scheduleWithFixedDelay(this::take, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** An exception here would silence the schedule for ever. */
  private void take() {
    try {
      due().forEach(queued -> runners.execute(() -> run(queued)));
    } catch (RuntimeException e) {
      LOG.error("The outbox could not be read; it is tried again: {}", e.toString());
    }
  }

  private List<Queued> due() {
    return ending.reached() ? List.of() : outbox.take(clock.instant());
  }

  private void run(Queued queued) {
    try {
      said(queued, outbox.run(queued, clock));
    } catch (RuntimeException e) {
      failed(queued, e);
    }
  }

  /** The end says by itself why it came. */
  private void failed(Queued queued, RuntimeException e) {
    if (!ending.reached()) {
      meters.retried();
      LOG.error("{} failed; it is tried again.", name(queued), e);
    }
  }

  private void said(Queued queued, String why) {
    if (!why.isEmpty()) {
      meters.retried();
      LOG.warn("{} is tried again: {}", name(queued), why);
    }
  }

  private static String name(Queued queued) {
    return queued.effect().getClass().getSimpleName() + " for " + queued.id().incident();
  }

  /** Takes no more effects, and waits for those that are under way. */
  @Override
  public void close() {
    taker.shutdownNow();
    runners.shutdown();
    try {
      if (!runners.awaitTermination(GRACE.toSeconds(), TimeUnit.SECONDS)) {
        runners.shutdownNow();
      }
    } catch (InterruptedException _) {
      runners.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
