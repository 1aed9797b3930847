package dev.pulih.service;

import dev.pulih.analyse.Masking;
import dev.pulih.flow.MaintenanceDesk;
import dev.pulih.flow.Setup;
import dev.pulih.flow.TickReport;
import dev.pulih.notify.Runbooks;
import dev.pulih.policy.Ledger;
import dev.pulih.policy.Retention;
import dev.pulih.policy.Watched;
import dev.pulih.service.access.Credentials;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.store.IncidentFile;
import dev.pulih.service.store.JdbcAuditLog;
import dev.pulih.service.store.JdbcFindingLog;
import dev.pulih.service.store.JdbcInboundLog;
import dev.pulih.service.web.Archive;
import dev.pulih.service.web.ControlRoom;
import dev.pulih.service.web.Earlier;
import dev.pulih.service.web.LiveFeed;
import dev.pulih.service.web.Status;
import dev.pulih.service.web.Traces;
import dev.pulih.service.web.View;
import dev.pulih.service.web.WebServer;
import dev.pulih.service.web.page.InForceTopics;
import dev.pulih.signal.ServiceRef;
import dev.pulih.simulator.play.Play;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What people see of a play, and what they can tell it. */
final class PlayRoom {

  private static final String HERE = "127.0.0.1";
  private static final Duration BLIND_AFTER = Duration.ofMinutes(3);

  private final Play play;
  private final Setup setup;
  private final Instant beginning;
  private final ThrowawayStore store;
  private final JdbcAuditLog audit;
  private final JdbcFindingLog findings;
  private final Secret token;

  /**
   * How far the play is.
   *
   * @param latest its latest tick
   * @param ticks how many there were
   */
  record Seen(Optional<TickReport> latest, long ticks) {}

  PlayRoom(Play play, Setup setup, Instant beginning, ThrowawayStore store) {
    this.play = play;
    this.setup = setup;
    this.beginning = beginning;
    this.store = store;
    this.audit = new JdbcAuditLog(store.dataSource());
    this.findings = new JdbcFindingLog(store.dataSource());
    this.token = new DataFolder(store.folder()).token();
  }

  WebServer.Settings settings(LivePlay.Stage stage) {
    return new WebServer.Settings(HERE, stage.port(), Credentials.admin(token));
  }

  Running.Door door(WebServer web) {
    return new Running.Door(HERE, web.port(), token);
  }

  WebServer.Served served(LiveFeed feed, Earlier earlier, Supplier<Seen> seen) {
    ControlRoom room = room(new ToldLedger(play.ledger(), feed::stir), seen);
    return new WebServer.Served(
        room,
        () -> status(seen.get()).lead(),
        new JdbcInboundLog(store.dataSource()),
        Optional.empty(),
        view(room, feed, earlier));
  }

  private View view(ControlRoom room, LiveFeed feed, Earlier earlier) {
    return new View(
        setup.services(),
        feed,
        Runbooks.shipped(),
        new SlackOrders(room),
        new View.Rules(
            setup.detection(),
            setup.spans(),
            findings,
            wanted -> new Traces(play.series(wanted), play.assessed(wanted)),
            InForceTopics.of(setup)),
        earlier,
        Masking.defaults());
  }

  private ControlRoom room(Ledger ledger, Supplier<Seen> seen) {
    return new ControlRoom(
        play.book(),
        play.log(),
        ledger,
        new ControlRoom.Desks(
            () -> status(seen.get()),
            new BriefingDesk(audit, Masking.defaults(), play::briefing, () -> now(seen))::of,
            new MaintenanceDesk(ledger, services()),
            play::explain,
            archive()),
        () -> now(seen));
  }

  private Instant now(Supplier<Seen> seen) {
    return seen.get().latest().map(TickReport::at).orElse(beginning);
  }

  private List<ServiceRef> services() {
    return setup.services().stream().map(Watched::service).toList();
  }

  private Archive archive() {
    IncidentFile file =
        new IncidentFile(
            new IncidentFile.Sources(
                play.log(), audit, findings, Masking.defaults(), Version.text()));
    return new Archive(Retention.defaults(), file::write);
  }

  private Status status(Seen seen) {
    return new Status(
        Version.text(),
        beginning,
        new Status.Lead(true, "plays in a simulated world, in accelerated time"),
        new Status.Ticks(seen.latest().map(TickReport::at), seen.ticks(), 0, 0, false),
        setup.services().stream()
            .collect(Collectors.toMap(w -> w.service().toString(), w -> w.mode().word())),
        seen.latest().stream()
            .flatMap(report -> report.blindFor(BLIND_AFTER).stream())
            .map(ServiceRef::toString)
            .toList(),
        Status.Own.nothing(),
        Map.of("World", "simulated: what is done in it is done to nothing else"),
        Optional.empty());
  }
}
