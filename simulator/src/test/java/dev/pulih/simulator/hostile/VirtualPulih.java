package dev.pulih.simulator.hostile;

import dev.pulih.detect.SeriesArchive;
import dev.pulih.flow.EffectRunner;
import dev.pulih.flow.IncidentBook;
import dev.pulih.flow.Leadership;
import dev.pulih.flow.Outbox;
import dev.pulih.flow.Setup;
import dev.pulih.flow.TickReport;
import dev.pulih.flow.WatchLoop;
import dev.pulih.recover.EventLog.Queued;
import dev.pulih.recover.EventLog.StaleAppend;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Pulih in virtual time: its own loop, book and outbox over the town's ports, until it dies. */
final class VirtualPulih {

  /** It may not go on, and is to be started again. */
  static final class Ended extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final IncidentBook book;
  private final WatchLoop loop;
  private final Outbox outbox;
  private Instant last;
  private boolean ticking;

  VirtualPulih(Setup setup, Ports ports, Leadership leadership, Instant now) {
    this.book = new IncidentBook(ports.log(), _ -> {});
    this.loop =
        new WatchLoop(
            setup,
            new WatchLoop.Ports(
                ports.signals(), ports.cluster(), ports.log(), (_, _) -> {}, SeriesArchive.none()),
            book);
    EffectRunner.LastLook look =
        setup.lastLook(ports.signals(), ports.cluster(), ports.log()).under(leadership);
    this.outbox =
        new Outbox(
            ports.log(), book, new EffectRunner(ports.log(), ports.tools(loop::briefing), look));
    this.last = beat(now);
    loop.warmUp(now);
  }

  IncidentBook book() {
    return book;
  }

  private static Instant beat(Instant now) {
    long step = Town.STEP.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(now.toEpochMilli(), step) * step);
  }

  /**
   * Ticks and skips what is due; a tick that fails shows nothing, nor is one due during another.
   */
  void clock(Instant now, Consumer<Optional<TickReport>> seen) {
    Instant due = beat(now);
    if (due.plus(Town.STEP).isBefore(last)) {
      throw new Ended();
    }
    if (due.isAfter(last) && !ticking) {
      catchUp(due, seen);
    }
  }

  private void catchUp(Instant due, Consumer<Optional<TickReport>> seen) {
    for (Instant at = last.plus(Town.STEP); at.isBefore(due); at = at.plus(Town.STEP)) {
      Instant missed = at;
      seen.accept(watch(() -> loop.skip(missed)));
    }
    last = due;
    seen.accept(watch(() -> loop.tick(due)));
  }

  private Optional<TickReport> watch(Supplier<TickReport> look) {
    ticking = true;
    try {
      return Optional.of(look.get());
    } catch (StaleAppend _) {
      throw new Ended();
    } catch (ShakyLog.Down _) {
      return Optional.empty();
    } finally {
      ticking = false;
    }
  }

  /** Effects that are due, in any order: they run on threads of their own. */
  void effects(InstantSource clock, Dice dice) {
    try {
      List<Queued> due = new ArrayList<>(outbox.take(clock.instant()));
      while (!due.isEmpty()) {
        attempt(due.remove(dice.below(due.size())), clock);
      }
    } catch (ShakyLog.Down _) {
      // The outbox cannot be read; it is tried again.
    }
  }

  private void attempt(Queued queued, InstantSource clock) {
    try {
      outbox.run(queued, clock);
    } catch (StaleAppend _) {
      throw new Ended();
    } catch (ShakyLog.Down _) {
      // The result is not recorded; the effect is tried again.
    }
  }

  /** How long after a step's beginning effects are looked for. */
  static final List<Duration> BETWEEN =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(6), Duration.ofSeconds(11));
}
