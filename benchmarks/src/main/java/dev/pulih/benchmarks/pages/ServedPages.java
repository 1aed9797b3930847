package dev.pulih.benchmarks.pages;

import dev.pulih.analyse.Masking;
import dev.pulih.benchmarks.pages.Cases.Case;
import dev.pulih.detect.DetectionSettings;
import dev.pulih.flow.IncidentBook;
import dev.pulih.flow.MaintenanceDesk;
import dev.pulih.notify.Runbooks;
import dev.pulih.policy.Ledger;
import dev.pulih.policy.Retention;
import dev.pulih.recover.EventLog;
import dev.pulih.service.access.Allowance;
import dev.pulih.service.access.Credentials;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.store.Database;
import dev.pulih.service.store.Databases;
import dev.pulih.service.store.JdbcEventLog;
import dev.pulih.service.store.JdbcFindingLog;
import dev.pulih.service.store.JdbcInboundLog;
import dev.pulih.service.store.JdbcLedger;
import dev.pulih.service.web.Archive;
import dev.pulih.service.web.ControlRoom;
import dev.pulih.service.web.Earlier;
import dev.pulih.service.web.LiveFeed;
import dev.pulih.service.web.Status;
import dev.pulih.service.web.Traces;
import dev.pulih.service.web.View;
import dev.pulih.service.web.WebServer;
import dev.pulih.service.web.page.InForce;
import dev.pulih.signal.Spans;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pages of a Pulih that was started again over its SQLite store: the real store, book and
 * server, between two ticks.
 */
final class ServedPages implements AutoCloseable {

  static final String TOKEN = "the-token-of-a-benchmark";

  /** How long ago the incidents were opened. */
  private static final Duration AGO = Duration.ofMinutes(20);

  private final Database database;
  private final ControlRoom room;
  private final WebServer server;
  private final LiveFeed feed = new LiveFeed();
  private final Town town;

  /**
   * Writes incidents of as many services into a store in a folder, by turns in each state, and
   * serves what is read from there.
   */
  ServedPages(Path folder, int services, int incidents) {
    this.town = Town.of(services, Instant.now());
    this.database = Databases.sqlite(folder);
    EventLog log = new JdbcEventLog(database.dataSource());
    Cases cases = new Cases(new IncidentBook(log, _ -> {}), town.now().minus(AGO));
    List<Case> each = List.of(Case.values());
    for (int i = 0; i < incidents; i++) {
      cases.bring(town.services().get(i), each.get(i % each.size()));
    }
    this.room = room(log);
    this.server = serve();
  }

  private ControlRoom room(EventLog log) {
    Ledger ledger = new JdbcLedger(database.dataSource());
    Status status =
        new Status(
            "benchmark",
            town.now(),
            new Status.Lead(true, "leads, in term 1"),
            new Status.Ticks(Optional.of(town.now()), 60, 0, 0, false),
            Map.of(),
            List.of(),
            Status.Own.nothing(),
            Map.of(),
            Optional.empty());
    return new ControlRoom(
        new IncidentBook(log, _ -> {}),
        log,
        ledger,
        new ControlRoom.Desks(
            () -> status,
            (_, _) -> Optional.empty(),
            new MaintenanceDesk(ledger, List.of()),
            _ -> List.of(),
            new Archive(Retention.defaults(), (_, _) -> {})),
        town::now);
  }

  private WebServer serve() {
    Allowance plenty = new Allowance(100_000, 100);
    return WebServer.start(
        new WebServer.Settings(
            "127.0.0.1", 0, Credentials.admin(new Secret(TOKEN)), Optional.empty(), plenty, false),
        new WebServer.Served(
            room,
            () -> new Status.Lead(true, "leads, in term 1"),
            new JdbcInboundLog(database.dataSource()),
            Optional.empty(),
            view()),
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
  }

  private View view() {
    tick();
    return new View(
        town.watched(),
        feed,
        Runbooks.shipped(),
        new NoOrders(),
        new View.Rules(
            DetectionSettings.defaults(),
            Spans.defaults(),
            new JdbcFindingLog(database.dataSource()),
            wanted -> new Traces(town.series().last(Duration.ofDays(1), wanted), List.of()),
            new InForce(List.of())),
        Earlier.nothing(),
        Masking.defaults());
  }

  /** A tick was, and whoever looks is told. */
  void tick() {
    feed.show(town.seen());
  }

  /** What people see. */
  ControlRoom room() {
    return room;
  }

  /** Where it listens. */
  URI url() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  @Override
  public void close() {
    server.close();
    database.close();
  }
}
