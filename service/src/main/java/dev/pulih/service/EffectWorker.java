package dev.pulih.service;

import dev.pulih.flow.Outbox;
import dev.pulih.flow.Progress;
import dev.pulih.recover.EventLog.EffectId;
import dev.pulih.recover.EventLog.Queued;
import dev.pulih.service.meter.EffectMeters;
import dev.pulih.service.meter.EffectMeters.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes due effects twice a second and runs each on a virtual thread of its own. */
final class EffectWorker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EffectWorker.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Map<EffectId, Topic> troubles = new ConcurrentHashMap<>();
  private final Topic reading = new Topic();
  private final Outbox outbox;
  private final Scopes scopes;
  private final EffectMeters meters;
  private final Ending ending;
  private final InstantSource clock;
  private final EffectThreads threads = new EffectThreads();

  EffectWorker(
      Outbox outbox, Scopes scopes, EffectMeters meters, Ending ending, InstantSource clock) {
    this.outbox = outbox;
    this.scopes = scopes;
    this.meters = meters;
    this.ending = ending;
    this.clock = clock;
  }

  void start() {
    threads.take(this::take, PAUSE);
  }

  /** An exception here would silence the schedule for ever; an error does, so it ends Pulih. */
  private void take() {
    try {
      due().forEach(queued -> threads.run(() -> run(queued)));
      read();
    } catch (RuntimeException e) {
      unread(e);
    } catch (Error e) {
      ending.because("The outbox ended with %s; start Pulih again.".formatted(e));
      throw e;
    }
  }

  private void read() {
    if (reading.over()) {
      LOG.info("The outbox can be read again.");
    }
  }

  private void unread(RuntimeException e) {
    if (reading.isNews(e.toString())) {
      Failure.log(LOG, "The outbox cannot be read; nothing is sent, and it is tried again", e);
    }
  }

  private List<Queued> due() {
    return ending.reached() ? List.of() : outbox.take(clock.instant());
  }

  private void run(Queued queued) {
    scopes.around(queued, () -> attempt(queued));
  }

  /** False if it came to nothing. */
  private boolean attempt(Queued queued) {
    try {
      return said(queued, outbox.run(queued, clock));
    } catch (RuntimeException e) {
      failed(queued, e);
      return false;
    }
  }

  /** The end says by itself why it came. */
  private void failed(Queued queued, RuntimeException e) {
    if (!ending.reached()) {
      meters.tried(queued.effect(), Outcome.FAILED);
      if (topic(queued).isNews(e.toString())) {
        Failure.log(LOG, name(queued) + " failed; it is tried again", e);
      }
    }
  }

  private boolean said(Queued queued, Progress progress) {
    switch (progress) {
      case Progress.Settled() -> settled(queued);
      case Progress.Waiting() -> {}
      case Progress.Again(String why) -> again(queued, why);
    }
    return !(progress instanceof Progress.Again);
  }

  private void again(Queued queued, String why) {
    meters.tried(queued.effect(), Outcome.RETRIED);
    if (topic(queued).isNews(why)) {
      LOG.warn("{} is tried again: {}", name(queued), why);
    }
  }

  private void settled(Queued queued) {
    meters.tried(queued.effect(), Outcome.SETTLED);
    if (troubles.remove(queued.id()) != null) {
      LOG.info("{} is settled.", name(queued));
    }
  }

  private Topic topic(Queued queued) {
    return troubles.computeIfAbsent(queued.id(), _ -> new Topic());
  }

  private static String name(Queued queued) {
    return queued.effect().getClass().getSimpleName() + " for " + queued.id().incident();
  }

  /** Takes no more effects, and waits for those that are under way. */
  @Override
  public void close() {
    threads.close();
  }
}
