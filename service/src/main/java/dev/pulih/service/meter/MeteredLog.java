package dev.pulih.service.meter;

import dev.pulih.recover.EventLog;
import dev.pulih.recover.WrappedLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A log of which the outbox is measured whenever it is looked at, twice a second. */
public final class MeteredLog implements WrappedLog {

  private final EventLog log;
  private volatile int length;
  private volatile Optional<Instant> oldest = Optional.empty();

  /** Over a log; the clock tells how old the oldest effect is. */
  public MeteredLog(EventLog log, InstantSource clock, Instruments make) {
    this.log = log;
    make.gauge("pulih.outbox.effects", "Effects that are not settled", () -> length);
    make.seconds(
        "pulih.outbox.oldest.age",
        "How long ago the oldest of them was decided; 0 if there is none",
        () -> age(clock.instant()));
  }

  private double age(Instant now) {
    return oldest.map(at -> Duration.between(at, now).toMillis() / 1e3).orElse(0.0);
  }

  @Override
  public EventLog log() {
    return log;
  }

  @Override
  public List<Queued> queued() {
    List<Queued> queued = log.queued();
    length = queued.size();
    oldest = queued.stream().map(Queued::decidedAt).min(Instant::compareTo);
    return queued;
  }
}
