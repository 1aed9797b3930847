package dev.pulih.service.meter;

import dev.pulih.detect.Achieved;
import dev.pulih.detect.Detected.Tally;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The ticks: how long they took, how late they came, and what became of them. */
public final class TickMeters {

  private final Timer took;
  private final Timer lag;
  private final Counter skipped;
  private final Counter failed;
  private final Counter wentBlind;
  private final Counter deviations;
  private final Counter suspicions;
  private final AtomicInteger blind = new AtomicInteger();
  private final AtomicInteger unread = new AtomicInteger();
  private final AtomicInteger series = new AtomicInteger();
  private final AtomicLong latest = new AtomicLong();
  private volatile Achieved achieved = Achieved.none();

  /** Nothing has ticked. */
  public TickMeters(Instruments make) {
    this.took = make.timer("pulih.tick.duration", "Time that a tick took");
    this.lag = make.timer("pulih.tick.lag", "How long after its time a tick began");
    this.skipped = make.counter("pulih.ticks.skipped", "Ticks that would have overlapped another");
    this.failed = make.counter("pulih.ticks.failed", "Ticks that ended with an exception");
    this.wentBlind = make.counter("pulih.blindness", "How often a service became invisible");
    this.deviations = make.counter("pulih.deviations", "Series that began to deviate");
    this.suspicions =
        make.counter("pulih.suspicions", "Services that several signals began to tell against");
    make.gauge("pulih.deviation.series", "Series watched for deviations", series::get);
    make.gauge(
        "pulih.deviation.series.fallback",
        "Of them, those that have the fallback for a threshold, and not a calibrated one yet",
        () -> achieved.fallback());
    make.gauge(
        "pulih.deviation.findings.per.week",
        "Findings per series and week, false or not, of the series with a calibrated threshold; NaN while too few checks tell",
        () -> achieved.findingsPerWeek());
    make.gauge("pulih.services.blind", "Services of which nothing is known", blind::get);
    make.gauge("pulih.signals.unread", "Signals that the latest tick could not read", unread::get);
    make.seconds(
        "pulih.last.tick.timestamp",
        "The latest tick that succeeded, since 1970; 0 before the first",
        () -> latest.get() / 1e3);
  }

  /** A tick began so late. */
  public void late(Duration by) {
    lag.record(by);
  }

  /** A tick came to its end. */
  public void took(Duration time) {
    took.record(time);
  }

  /** The tick of this instant succeeded. */
  public void succeeded(Instant at) {
    latest.set(at.toEpochMilli());
  }

  /** What began at a tick that pages nobody. */
  public void deviating(Tally tally) {
    series.set(tally.series());
    achieved = tally.achieved();
    deviations.increment(tally.begun());
    suspicions.increment(tally.joint());
  }

  /** A tick was skipped. */
  public void skipped() {
    skipped.increment();
  }

  /** A tick failed. */
  public void failed() {
    failed.increment();
  }

  /** A service became invisible. */
  public void wentBlind() {
    wentBlind.increment();
  }

  /** So many services are invisible. */
  public void blind(int services) {
    blind.set(services);
  }

  /** So many signals could not be read. */
  public void unread(int signals) {
    unread.set(signals);
  }

  /** How many ticks came to their end. */
  public long count() {
    return took.count();
  }

  /** How many were skipped. */
  public long countSkipped() {
    return (long) skipped.count();
  }

  /** How many failed. */
  public long countFailed() {
    return (long) failed.count();
  }
}
