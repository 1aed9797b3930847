package dev.pulih.service;

import dev.pulih.flow.EffectRunner;
import dev.pulih.flow.EffectRunner.Counsel;
import dev.pulih.flow.EffectRunner.Post;
import dev.pulih.flow.EffectRunner.Tools;
import dev.pulih.flow.IncidentBook;
import dev.pulih.flow.Leadership;
import dev.pulih.flow.Outbox;
import dev.pulih.flow.Setup;
import dev.pulih.flow.WatchLoop;
import dev.pulih.notify.Runbooks;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.service.config.Outgoing;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.web.LiveFeed;
import dev.pulih.service.web.Panorama;
import dev.pulih.signal.SignalSource;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;

/** Puts the loop together over what it works with. */
final class LoopWiring {

  private static final Clock CLOCK = Clock.systemUTC();

  private LoopWiring() {}

  /** What is watched, and by which numbers. */
  static Setup setup(PulihConfiguration configuration) {
    return new Setup(
        configuration.watched(),
        configuration.measuring().pace().windows(),
        configuration.measuring().detection(),
        configuration.recovery().policy(),
        configuration.recovery().guards());
  }

  /** The loop over these adapters, not yet started; whoever looks at the feed sees what it does. */
  static Engine engine(
      PulihConfiguration configuration, Adapters adapters, Observers observers, LiveFeed feed) {
    Meters meters = observers.meters();
    Setup setup = setup(configuration);
    Ending ending = new Ending(adapters.leadership());
    Records records = adapters.records();
    EventLog log = new FencedLog(records.log(), ending);
    IncidentBook book = IncidentBook.closed(log, Subjects.around(listeners(records, meters, feed)));
    WatchLoop loop = new WatchLoop(setup, ports(adapters), book);
    BriefingDesk briefings = briefings(configuration.neighbours().outgoing(), adapters, loop);
    Runbooks runbooks = configuration.neighbours().outgoing().runbooks();
    Post post = new Post(adapters.people().lines(), loop::glance, runbooks);
    Outbox outbox = new Outbox(log, book, runner(setup, adapters, briefings, log, post));
    Troubles troubles = new Troubles(adapters.people().news(), meters);
    BlindSpots blind =
        new BlindSpots(setup, adapters.cluster().problems(), meters.ticks(), troubles);
    Consumer<Instant> pulse =
        Pulse.of(configuration.home().oversight().heartbeat(), meters, adapters.opened());
    TickLog ticks = new TickLog(setup.detection().interval(), meters.ticks(), troubles);
    Watch watch = new Watch(loop, blind, ticks, ending, pulse);
    ShownTick shown = new ShownTick(() -> show(watch, loop, feed));
    Ticker.Beat beat = new WrappedBeat(observers.around(watch), shown);
    Ticker ticker = new Ticker(beat, setup.detection().interval(), CLOCK);
    EffectWorker effects =
        new EffectWorker(outbox, new Scopes(observers.tracer()), meters.effects(), ending, CLOCK);
    Caretaker caretaker =
        new Upkeep(book, log, adapters.shared().disposal())
            .caretaker(configuration, meters.retention(), ending, CLOCK);
    show(meters, book, setup, adapters.leadership());
    return new Engine(
        new Engine.Memory(book, log, new ToldLedger(records.ledger(), feed::stir)),
        watch,
        ticker,
        new Engine.Workers(effects, caretaker, new MemoryKeeper(loop::keepMemory, ending)),
        briefings);
  }

  private static Consumer<Recorded> listeners(Records records, Meters meters, LiveFeed feed) {
    return new Journal()
        .andThen(new Decisions(records.audit()))
        .andThen(meters.steps())
        .andThen(_ -> feed.stir());
  }

  /** What a tick saw, to those who look; one that failed leaves them with the one before. */
  private static void show(Watch watch, WatchLoop loop, LiveFeed feed) {
    watch
        .latest()
        .ifPresent(
            report -> feed.show(new Panorama(report, loop.series(Panorama::isAboutService))));
  }

  private static void show(Meters meters, IncidentBook book, Setup setup, Leadership leadership) {
    meters.count(book);
    meters.modes(setup.services());
    meters.lead(leadership);
  }

  private static BriefingDesk briefings(Outgoing outgoing, Adapters adapters, WatchLoop loop) {
    return new BriefingDesk(
        adapters.records().audit(),
        outgoing.masking(),
        incident -> loop.briefing(incident, outgoing.briefingBytes()),
        CLOCK);
  }

  private static WatchLoop.Ports ports(Adapters adapters) {
    Records records = adapters.records();
    return new WatchLoop.Ports(
        adapters.signals(),
        adapters.cluster().view(),
        records.ledger(),
        records.findings(),
        records.series());
  }

  private static EffectRunner runner(
      Setup setup, Adapters adapters, BriefingDesk briefings, EventLog log, Post post) {
    SignalSource signals = adapters.signals();
    Tools tools =
        new Tools(
            adapters.cluster().rollouts(),
            adapters.cluster().traffic(),
            post,
            new Counsel(adapters.people().analyst(), briefings::make),
            adapters.people().drafting());
    return new EffectRunner(
        log,
        tools,
        setup
            .lastLook(signals, adapters.cluster().view(), adapters.records().ledger())
            .under(adapters.leadership()));
  }
}
