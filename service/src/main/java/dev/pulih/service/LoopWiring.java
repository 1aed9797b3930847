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

  /** The loop over these adapters, not yet started. */
  static Engine engine(PulihConfiguration configuration, Adapters adapters, Observers observers) {
    Meters meters = observers.meters();
    Setup setup = setup(configuration);
    Ending ending = new Ending(adapters.leadership());
    Records records = adapters.records();
    EventLog log = new FencedLog(records.log(), ending);
    Consumer<Recorded> listeners =
        new Journal().andThen(new Decisions(records.audit())).andThen(meters.steps());
    IncidentBook book = IncidentBook.closed(log, Subjects.around(listeners));
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
    Ticker ticker = new Ticker(observers.around(watch), setup.detection().interval(), CLOCK);
    EffectWorker effects =
        new EffectWorker(outbox, new Scopes(observers.tracer()), meters.effects(), ending, CLOCK);
    Caretaker caretaker =
        new Upkeep(book, log, adapters.shared().disposal())
            .caretaker(configuration, meters.retention(), ending, CLOCK);
    show(meters, book, setup, adapters.leadership());
    return new Engine(
        new Engine.Memory(book, log, records.ledger()),
        watch,
        ticker,
        new Engine.Workers(effects, caretaker, new MemoryKeeper(loop::keepMemory, ending)),
        briefings);
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
