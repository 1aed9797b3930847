package dev.pulih.simulator.play;

import dev.pulih.analyse.Briefing;
import dev.pulih.detect.AssessedSeries;
import dev.pulih.detect.SeriesArchive;
import dev.pulih.flow.EffectRunner;
import dev.pulih.flow.EffectRunner.Counsel;
import dev.pulih.flow.EffectRunner.Post;
import dev.pulih.flow.EffectRunner.Tools;
import dev.pulih.flow.IncidentBook;
import dev.pulih.flow.Outbox;
import dev.pulih.flow.Setup;
import dev.pulih.flow.Switchboard;
import dev.pulih.flow.WatchLoop;
import dev.pulih.notify.Notifier;
import dev.pulih.policy.Channel;
import dev.pulih.policy.Ledger;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLog.Queued;
import dev.pulih.recover.Explanation;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.signal.Series;
import dev.pulih.signal.SeriesWindow;
import dev.pulih.signal.SignalSource;
import dev.pulih.simulator.Simulation;
import dev.pulih.simulator.memory.MemoryEventLog;
import dev.pulih.simulator.memory.MemoryLedger;
import dev.pulih.simulator.port.RecordingNotifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Pulih's own loop, rules and recovery machine at work in a simulation: the code that runs in
 * production, with virtual time and the world's ports. The same simulation and setup play the same.
 */
public final class Play {

  /** How long effects take to be picked up between ticks. */
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  private final Simulation simulation;
  private final Setup setup;
  private final Audience scene;
  private final Advisers advisers;
  private final EventLog log = new MemoryEventLog();
  private final Ledger ledger = new MemoryLedger();
  private final RecordingNotifier pager = new RecordingNotifier(Channel.PAGERDUTY);
  private final RecordingNotifier chat = new RecordingNotifier(Channel.SLACK);
  private final IncidentBook book;
  private final WatchLoop loop;
  private final Outbox outbox;

  /** A play that has not begun, without a model. */
  public Play(Simulation simulation, Setup setup, Audience scene) {
    this(simulation, setup, scene, Advisers.templates());
  }

  /** A play that has not begun. */
  public Play(Simulation simulation, Setup setup, Audience scene, Advisers advisers) {
    this.simulation = simulation;
    this.setup = setup;
    this.scene = scene;
    this.advisers = advisers;
    SignalSource signals = simulation.signals(setup.spans());
    this.book = new IncidentBook(log, scene::happened);
    this.loop =
        new WatchLoop(
            setup,
            new WatchLoop.Ports(
                signals, simulation.inventory(), ledger, scene::found, SeriesArchive.none()),
            book);
    this.outbox =
        new Outbox(
            log,
            book,
            new EffectRunner(
                log, tools(), setup.lastLook(signals, simulation.inventory(), ledger)));
  }

  private Tools tools() {
    List<Notifier> notifiers = List.of(pager, chat);
    return new Tools(
        simulation.rollouts(),
        simulation.traffic(),
        new Post(Switchboard.of(notifiers), loop::glance),
        new Counsel(advisers.analyst(), loop::briefing),
        advisers.drafting());
  }

  /** Plays until an instant. */
  public void until(Instant end) {
    loop.warmUp(simulation.now());
    Duration interval = setup.detection().interval();
    for (Instant tick = simulation.now(); !tick.isAfter(end); tick = tick.plus(interval)) {
      goTo(tick);
      scene.ticked(loop.tick(tick));
      runEffects();
    }
  }

  private void goTo(Instant tick) {
    while (simulation.now().plus(BETWEEN).isBefore(tick)) {
      simulation.advanceTo(simulation.now().plus(BETWEEN));
      runEffects();
    }
    simulation.advanceTo(tick);
  }

  /** All effects that are due, until none is. */
  private void runEffects() {
    Instant now = simulation.now();
    for (List<Queued> due = outbox.take(now); !due.isEmpty(); due = outbox.take(now)) {
      due.forEach(q -> outbox.run(q, simulation::now));
    }
  }

  /** The incidents of the play, which can be told something. */
  public IncidentBook book() {
    return book;
  }

  /** Why something is done about services of a name, or nothing, as of the latest tick. */
  public List<Explanation> explain(String service) {
    return loop.explain(service);
  }

  /** The qualified readings of some series, as far back as they are kept. */
  public SeriesWindow series(Predicate<Series> wanted) {
    return loop.series(wanted);
  }

  /** How some series are judged by their past. */
  public List<AssessedSeries> assessed(Predicate<Series> wanted) {
    return loop.assessed(wanted);
  }

  /** All incidents of the play. */
  public List<Begun> incidents() {
    return book.all();
  }

  /** What an analyst would be told about an incident now. */
  public Briefing briefing(Begun incident) {
    return loop.briefing(incident);
  }

  /** The record of the play. */
  public EventLog log() {
    return log;
  }

  /** The counters and switches of the play. */
  public Ledger ledger() {
    return ledger;
  }

  /** What people were paged with. */
  public RecordingNotifier pager() {
    return pager;
  }

  /** What people were told. */
  public RecordingNotifier chat() {
    return chat;
  }
}
