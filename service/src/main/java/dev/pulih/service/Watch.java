package dev.pulih.service;

import dev.pulih.flow.TickReport;
import dev.pulih.flow.WatchLoop;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loop at the ticker's beat: whatever goes wrong in one tick, the next one comes. */
final class Watch implements Ticker.Beat {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final WatchLoop loop;
  private final BlindSpots blind;
  private final Meters meters;
  private final Ending ending;
  private final Consumer<Instant> pulse;
  private final Topic failing = new Topic();
  private final Topic skipping = new Topic();
  private volatile Optional<TickReport> latest = Optional.empty();

  Watch(WatchLoop loop, BlindSpots blind, Meters meters, Ending ending, Consumer<Instant> pulse) {
    this.loop = loop;
    this.blind = blind;
    this.meters = meters;
    this.ending = ending;
    this.pulse = pulse;
  }

  /** Fills the series from the source's history. */
  void warmUp(Instant now) {
    loop.warmUp(now);
  }

  /** What the latest tick saw. */
  Optional<TickReport> latest() {
    return latest;
  }

  /** The services of which nothing is known. */
  List<String> blind() {
    return blind.now().stream().map(ServiceRef::toString).sorted().toList();
  }

  Ending ending() {
    return ending;
  }

  @Override
  public void tick(Instant at) {
    long start = System.nanoTime();
    skipping.over();
    watch(at, () -> loop.tick(at)).filter(TickReport::sighted).ifPresent(_ -> pulse.accept(at));
    meters.ticked(Duration.ofNanos(System.nanoTime() - start));
  }

  @Override
  public void skip(Instant at) {
    if (skipping.isNews("")) {
      LOG.warn("The tick of {} is skipped: the one before it took too long.", at);
    }
    meters.skipped();
    var _ = watch(at, () -> loop.skip(at));
  }

  @Override
  public void setBack(Instant last, Instant now) {
    ending.because(
        "The clock was set back from %s to %s; start Pulih again, it goes on from its records."
            .formatted(last, now));
  }

  /** What was seen; empty if the tick failed. */
  private Optional<TickReport> watch(Instant at, Supplier<TickReport> look) {
    return ending.reached() ? Optional.empty() : seen(at, look);
  }

  private Optional<TickReport> seen(Instant at, Supplier<TickReport> look) {
    try {
      TickReport report = look.get();
      blind.ticked(report);
      latest = Optional.of(report);
      succeeded(at);
      return latest;
    } catch (RuntimeException e) {
      failed(at, e);
      return Optional.empty();
    } catch (Error e) {
      ending.because("The tick of %s ended with %s; start Pulih again.".formatted(at, e));
      throw e;
    }
  }

  private void succeeded(Instant at) {
    if (failing.over()) {
      LOG.info("Ticks succeed again, from that of {} on.", at);
    }
  }

  /** The end says by itself why it came. */
  private void failed(Instant at, RuntimeException e) {
    meters.failed();
    if (!ending.reached() && failing.isNews(e.toString())) {
      Failure.log(
          LOG,
          "The tick of %s failed; nothing is decided until one succeeds, and the next comes"
              .formatted(at),
          e);
    }
  }
}
