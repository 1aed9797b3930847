package dev.pulih.service;

import dev.pulih.flow.MaintenanceDesk;
import dev.pulih.notify.InboundLog;
import dev.pulih.policy.Watched;
import dev.pulih.service.access.Credentials;
import dev.pulih.service.claude.Claude;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.config.Server;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.slack.SlackInbound;
import dev.pulih.service.slack.WaysIn;
import dev.pulih.service.store.IncidentFile;
import dev.pulih.service.web.Archive;
import dev.pulih.service.web.ControlRoom;
import dev.pulih.service.web.Earlier;
import dev.pulih.service.web.LiveFeed;
import dev.pulih.service.web.View;
import dev.pulih.service.web.WebServer;
import dev.pulih.service.web.page.InForceTopics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts Pulih's service: adapters, loop, server, and then the ticks. */
public final class Application {

  private static final Logger LOG = LoggerFactory.getLogger(Application.class);

  private final PulihConfiguration configuration;
  private final Adapters adapters;
  private final DataFolder folder;
  private final Onlookers onlookers;

  /** Observers, and where their meters are shown. */
  private record Onlookers(PrometheusMeterRegistry registry, Observers observers) {
    static Onlookers of(PulihConfiguration configuration) {
      PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      return new Onlookers(registry, Observers.of(configuration, registry));
    }
  }

  private Application(PulihConfiguration configuration, Adapters adapters, Onlookers onlookers) {
    this.configuration = configuration;
    this.adapters =
        onlookers.observers().around(switched(configuration, adapters), InstantSource.system());
    this.folder = new DataFolder(Wiring.folder(configuration.home().dataDir()));
    this.onlookers = onlookers;
  }

  private static Adapters switched(PulihConfiguration configuration, Adapters adapters) {
    return adapters.switchedBy(KillFile.in(configuration.home().dataDir()));
  }

  /**
   * Starts in this process, with log lines for people.
   *
   * @throws RuntimeException with a sentence that says what cannot be used, and what to do
   */
  public static Running start(PulihConfiguration configuration) {
    return start(configuration, false);
  }

  /**
   * Starts in this process.
   *
   * @param jsonLogs whether log lines are JSON
   * @throws RuntimeException with a sentence that says what cannot be used, and what to do
   */
  public static Running start(PulihConfiguration configuration, boolean jsonLogs) {
    Onlookers onlookers = Onlookers.of(configuration);
    return start(
        configuration, Wiring.adapters(configuration, onlookers.observers()), onlookers, jsonLogs);
  }

  /** The same over other adapters; they are closed at the end, or if it cannot start. */
  static Running start(PulihConfiguration configuration, Adapters adapters, boolean jsonLogs) {
    return start(configuration, adapters, Onlookers.of(configuration), jsonLogs);
  }

  private static Running start(
      PulihConfiguration configuration, Adapters adapters, Onlookers onlookers, boolean jsonLogs) {
    try {
      return new Application(configuration, adapters, onlookers).start(jsonLogs);
    } catch (RuntimeException e) {
      adapters.opened().close();
      throw e;
    }
  }

  private Running start(boolean jsonLogs) {
    Opened opened = adapters.opened();
    Instant now = Instant.now();
    Observers observers = onlookers.observers();
    Meters meters = observers.meters();
    opened.add(observers.tracer());
    Optional<Claude> claude = adapters.people().claude();
    claude.ifPresent(asked -> asked.bindTo(onlookers.registry()));
    LiveFeed feed = new LiveFeed();
    Engine engine = LoopWiring.engine(configuration, adapters, observers, feed);
    WaysIn ways = new WaysIn();
    StatusDesk desk =
        new StatusDesk(
            configuration,
            new StatusDesk.Seen(adapters.leadership(), engine, meters.ticks(), claude, ways),
            new LifeSigns(
                configuration.measuring().pace().interval(), now, InstantSource.system()));
    ControlRoom room = room(engine, desk, configuration.watched());
    InboundLog inbound = adapters.records().inbound();
    Optional<SlackInbound> slack =
        Contacts.slackInbound(configuration.neighbours(), room, inbound, ways).map(opened::add);
    View view = view(room, engine.watch(), feed);
    WebServer.Served served =
        new WebServer.Served(room, desk::lead, inbound, slack.flatMap(SlackInbound::door), view);
    WebServer web = opened.add(WebServer.start(settings(jsonLogs), served, onlookers.registry()));
    opened.add(engine);
    Running running = new Running(door(web), engine.watch().ending(), opened);
    opened.add(folder.announce(running.url()));
    desk.lines().forEach(LOG::info);
    LOG.info("Pulih listens on {}.", running.url());
    OldRecords old = adapters.shared().old();
    Runnable takeOver = () -> takeOver(old, engine, claude, slack);
    adapters.shared().office().enter(takeOver, engine.watch().ending());
    return running;
  }

  private View view(ControlRoom room, Watch watch, LiveFeed feed) {
    return new View(
        configuration.watched(),
        feed,
        configuration.neighbours().outgoing().runbooks(),
        new SlackOrders(room),
        new View.Rules(
            configuration.measuring().detection(),
            configuration.measuring().pace().windows(),
            adapters.shared().found(),
            watch::traces,
            InForceTopics.of(configuration)),
        Earlier.of(adapters.signals()),
        configuration.neighbours().outgoing().masking());
  }

  /**
   * What a standby leaves alone, because it would disturb who leads. Nobody who is to be called
   * waits for what the cluster says.
   */
  private static void takeOver(
      OldRecords old, Engine engine, Optional<Claude> claude, Optional<SlackInbound> slack) {
    old.begin(engine.watch()::oldRecords);
    Thread.ofVirtual().name("pulih-old-records").start(old::look);
    claude.ifPresent(Claude::begin);
    engine.start(Instant.now());
    slack.ifPresent(SlackInbound::start);
  }

  private WebServer.Settings settings(boolean jsonLogs) {
    Server server = configuration.home().server();
    Credentials credentials = Credentials.admin(token()).and(server.tokens());
    return new WebServer.Settings(
        server.address(), server.port(), credentials, server.oidc(), server.limits(), jsonLogs);
  }

  private Secret token() {
    return configuration.home().server().token().orElseGet(folder::token);
  }

  private Running.Door door(WebServer web) {
    return new Running.Door(configuration.home().server().address(), web.port(), token());
  }

  private Archive archive() {
    IncidentFile file =
        new IncidentFile(
            new IncidentFile.Sources(
                adapters.records().log(),
                adapters.records().audit(),
                adapters.shared().found(),
                configuration.neighbours().outgoing().masking(),
                Version.text()));
    return new Archive(configuration.home().retention(), file::write);
  }

  private ControlRoom room(Engine engine, StatusDesk desk, List<Watched> watched) {
    Engine.Memory memory = engine.memory();
    return new ControlRoom(
        memory.book(),
        memory.log(),
        memory.ledger(),
        new ControlRoom.Desks(
            desk::status,
            engine.briefings()::of,
            new MaintenanceDesk(memory.ledger(), watched.stream().map(Watched::service).toList()),
            engine.watch()::explain,
            archive()),
        InstantSource.system());
  }
}
