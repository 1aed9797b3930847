package dev.pulih.service;

import dev.pulih.flow.TickReport;
import dev.pulih.flow.WatchLoop;
import dev.pulih.recover.Explanation;
import dev.pulih.service.web.Traces;
import dev.pulih.signal.Series;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The loop at the ticker's beat: whatever goes wrong in one tick, the next one comes. */
final class Watch implements Ticker.Beat {

  private final WatchLoop loop;
  private final BlindSpots blind;
  private final TickLog log;
  private final Ending ending;
  private final Consumer<Instant> pulse;
  private volatile Optional<Instant> begun = Optional.empty();
  private volatile Optional<TickReport> latest = Optional.empty();
  private volatile Optional<Instant> beaten = Optional.empty();

  Watch(WatchLoop loop, BlindSpots blind, TickLog log, Ending ending, Consumer<Instant> pulse) {
    this.loop = loop;
    this.blind = blind;
    this.log = log;
    this.ending = ending;
    this.pulse = pulse;
  }

  /** Fills the series from the source's history. */
  void warmUp(Instant now) {
    begun = Optional.of(now);
    loop.warmUp(now);
  }

  /** Since when it watches; empty for a standby. */
  Optional<Instant> begun() {
    return begun;
  }

  /** What the latest tick that succeeded saw. */
  Optional<TickReport> latest() {
    return latest;
  }

  /** The latest tick that came to its end, skipped and failed ones too. */
  Optional<Instant> beaten() {
    return beaten;
  }

  /** What is wrong with Pulih itself, or was. */
  List<Trouble> troubles() {
    return log.troubles().all();
  }

  /** The records are older than what Pulih did. */
  void oldRecords(String sentence) {
    log.troubles().happened(Trouble.Kind.OLD_RECORDS, Instant.now(), sentence);
  }

  /** Why something is done about services of a name, or nothing. */
  List<Explanation> explain(String name) {
    return loop.explain(name);
  }

  /** Some series as they are now, and how their past judges them. */
  Traces traces(Predicate<Series> wanted) {
    return new Traces(loop.series(wanted), loop.assessed(wanted));
  }

  /** The services of which nothing is known. */
  List<String> blind() {
    return blind.now().stream().map(ServiceRef::toString).sorted().toList();
  }

  Ending ending() {
    return ending;
  }

  @Override
  public void tick(Instant at, Duration late) {
    try (LogContext _ = about(at)) {
      long start = System.nanoTime();
      log.began(at, late);
      watch(at, () -> loop.tick(at)).ifPresent(this::succeeded);
      log.took(Duration.ofNanos(System.nanoTime() - start));
    }
  }

  @Override
  public void skip(Instant at) {
    try (LogContext _ = about(at)) {
      log.skipped(at);
      var _ = watch(at, () -> loop.skip(at));
    }
  }

  @Override
  public void jumped(Instant now, Duration by) {
    log.jumped(now, by);
  }

  @Override
  public void setBack(Instant last, Instant now) {
    ending.because(
        "The clock was set back from %s to %s; start Pulih again, it goes on from its records."
            .formatted(last, now));
  }

  private void succeeded(TickReport report) {
    latest = Optional.of(report);
    log.succeeded(report.at(), report.detected().deviations());
    if (report.sighted()) {
      pulse.accept(report.at());
    }
  }

  private static LogContext about(Instant tick) {
    return LogContext.of(Map.of("tick", tick.toString()));
  }

  /** What was seen; empty if the tick failed. */
  private Optional<TickReport> watch(Instant at, Supplier<TickReport> look) {
    return ending.reached() ? Optional.empty() : seen(at, look);
  }

  private Optional<TickReport> seen(Instant at, Supplier<TickReport> look) {
    try {
      TickReport report = look.get();
      blind.ticked(report);
      return Optional.of(report);
    } catch (RuntimeException e) {
      log.failed(at, e, ending.reached());
      return Optional.empty();
    } catch (Error e) {
      ending.because("The tick of %s ended with %s; start Pulih again.".formatted(at, e));
      throw e;
    } finally {
      beaten = Optional.of(at);
    }
  }
}
